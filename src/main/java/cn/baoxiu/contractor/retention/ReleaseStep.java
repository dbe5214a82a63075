package cn.baoxiu.contractor.retention;

/** What can happen to a request. Labels: {@code releaseStep.<NAME>}. */
public enum ReleaseStep {
    RECORDED,
    ALARM,
    FIRST_LAPSED,
    URGED,
    OFFICE_APPROVED,
    PROPERTY_APPROVED,
    PROPERTY_OBJECTED,
    RELEASED,
    DEEMED,
    REFUSED
}
