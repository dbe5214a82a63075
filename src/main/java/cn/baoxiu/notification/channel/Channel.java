package cn.baoxiu.notification.channel;

/** A way out of the program. */
public enum Channel {
    MAIL,
    SMS,
    /** A robot of a WeCom or DingTalk chat. */
    WEBHOOK
}
