package cn.baoxiu.intake.ledger;

import java.util.EnumSet;
import java.util.Set;

/** What a column of a ledger means. Labels: {@code ledger.column.<NAME>}. */
public enum LedgerColumn {
    NUMBER,
    PROJECT,
    ROOM,
    OWNER,
    PHONE,
    REPORTED,
    CHANNEL,
    CONTENT,
    CATEGORY,
    RESPONSIBLE,
    REPAIRER,
    DISPATCHED,
    FINISHED,
    REWORK,
    SCORE,
    REMARK,
    /** Only a clerk's correction of a row: the class of the defect. */
    CLASS,
    /** Only a clerk's correction of a row. */
    PLACE,
    /** Only a clerk's correction of a row. */
    SYMPTOM;

    /** Without these a table is no ledger. */
    public static final Set<LedgerColumn> REQUIRED = EnumSet.of(ROOM, REPORTED, CONTENT);

    /** What a file's column can mean. */
    public static final Set<LedgerColumn> OF_FILE = EnumSet.range(NUMBER, REMARK);
}
