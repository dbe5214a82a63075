package cn.baoxiu.scorecard.kpi;

import java.util.Locale;

/** In whose hands cases are, as key figures tell them apart. Labels: {@code kpiParty.<NAME>}. */
public enum HeldParty {
    PROPERTY_CS,
    PROPERTY_ENG,
    WARRANTY_OFFICE,
    CONTRACTOR,
    THIRD_PARTY,
    OWNER,
    WAITING,
    OTHER;

    /** Column of {@code scorecard_case_fact}. */
    String column() {
        return "held_" + name().toLowerCase(Locale.ROOT);
    }
}
