package cn.baoxiu.estate;

/**
 * Who may be responsible for a defect or repair it.
 *
 * @param code contractor ({@code C001}) or third-party code ({@code T001}), or {@link #PROPERTY}, {@link #DEVELOPER},
 *     {@link #OWNER}
 */
public record Party(String code, String name, Kind kind) {

    public static final String PROPERTY = "PROPERTY";
    public static final String DEVELOPER = "DEVELOPER";
    public static final String OWNER = "OWNER";

    /** What the party is to the group. */
    public enum Kind {
        MAIN_CONTRACTOR,
        SUBCONTRACTOR,
        THIRD_PARTY,
        PROPERTY,
        DEVELOPER,
        OWNER
    }
}
