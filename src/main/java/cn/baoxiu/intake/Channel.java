package cn.baoxiu.intake;

/** How a report came in (rules R4). Labels: {@code channel.<NAME>}. */
public enum Channel {
    PORTAL,
    COUNTER,
    PHONE,
    HOTLINE_400,
    WECHAT,
    INSPECTION,
    IMPORT
}
