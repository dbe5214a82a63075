package cn.baoxiu.identity;

/** Ids of the Camunda groups that stand for duties (design section 4). */
public final class Groups {

    public static final String PROPERTY_CS = "property-cs";
    public static final String PROPERTY_ENGINEERING = "property-engineering";
    public static final String WARRANTY_OFFICE = "warranty-office";
    public static final String DEVELOPER_CS = "developer-cs";
    public static final String HOTLINE_400 = "hotline-400";
    public static final String GROUP_CS = "group-cs";
    public static final String ENGINEERING = "engineering";
    public static final String DESIGN = "design";
    public static final String PROCUREMENT = "procurement";
    public static final String COST = "cost";
    public static final String SUBSIDIARY_HEAD = "subsidiary-head";
    public static final String AUDITOR = "auditor";
    public static final String DESIGNER = "designer";
    public static final String CAMUNDA_ADMIN = "camunda-admin";

    public static final String CONTRACTOR_PREFIX = "contractor-";
    public static final String THIRD_PARTY_PREFIX = "third-party-";

    private Groups() {}
}
