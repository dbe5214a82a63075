package cn.baoxiu.notification.person;

/** Published in the transaction in which a person's settings are saved: what waits for them is looked at again. */
public record SettingChanged(String userId) {}
