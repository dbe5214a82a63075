package cn.baoxiu.notification.channel;

/** Whose chat robot a webhook belongs to: they differ in their JSON, and only DingTalk's are signed. */
public enum WebhookStyle {
    WECOM,
    DINGTALK
}
