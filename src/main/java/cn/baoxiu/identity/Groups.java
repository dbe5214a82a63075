package cn.baoxiu.identity;

import cn.baoxiu.estate.Party;
import java.util.Set;

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

    /** Members of every tenant, also of those created later (rules R3). */
    public static final Set<String> GROUP_LEVEL = Set.of(GROUP_CS, HOTLINE_400, AUDITOR, DESIGNER, CAMUNDA_ADMIN);

    /** May start a repair case. */
    public static final Set<String> INTAKE = Set.of(PROPERTY_CS, WARRANTY_OFFICE, DEVELOPER_CS, HOTLINE_400, GROUP_CS);

    /** Decide on contractors, and so see how they are rated; group-level people as well. */
    public static final Set<String> RATING_READERS =
            Set.of(WARRANTY_OFFICE, PROCUREMENT, COST, DEVELOPER_CS, SUBSIDIARY_HEAD);

    /** Staff who work on tasks; companies have groups of their own. */
    public static final Set<String> STAFF = Set.of(
            PROPERTY_CS,
            PROPERTY_ENGINEERING,
            WARRANTY_OFFICE,
            DEVELOPER_CS,
            HOTLINE_400,
            GROUP_CS,
            ENGINEERING,
            DESIGN,
            PROCUREMENT,
            COST,
            SUBSIDIARY_HEAD);

    /** True for the group of a contractor or third party. */
    public static boolean isCompany(String group) {
        return group.startsWith(CONTRACTOR_PREFIX) || group.startsWith(THIRD_PARTY_PREFIX);
    }

    /**
     * Whose members work for a party that repairs.
     *
     * @param code of the company, or {@link Party#PROPERTY}
     * @param thirdParty whether the company is one
     */
    public static String ofRepairer(String code, boolean thirdParty) {
        if (code.equals(Party.PROPERTY)) {
            return PROPERTY_ENGINEERING;
        }
        return (thirdParty ? THIRD_PARTY_PREFIX : CONTRACTOR_PREFIX) + code;
    }

    private Groups() {}
}
