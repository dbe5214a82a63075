package cn.baoxiu.contractor;

/** Steps of the ladder against a contractor, in order; each is a kind of letter (domain B4). Labels: {@code rung.<NAME>}. */
public enum Rung {
    /** 维修通知单: tells of the defect and sets a time. */
    REPAIR_NOTICE,
    /** 催告函: names the earlier notice and its failure, sets the last time and says what follows. */
    FORMAL_DEMAND,
    /** 启动第三方告知函: another repairs at the contractor's cost. */
    THIRD_PARTY_NOTICE,
    /** 扣款通知单: the sum, its reckoning, the source and the balance after. */
    DEDUCTION_NOTICE,
    /** 预警报告. */
    WARNING_REPORT,
    /** 约谈通知. */
    INTERVIEW,
    /** 暂停投标（黑名单）. */
    SUSPENSION;

    /** Whether the letter sets a time in which the contractor must do something. */
    public boolean demandsPerformance() {
        return compareTo(THIRD_PARTY_NOTICE) < 0;
    }

    /** Whether money is taken. */
    public boolean takesMoney() {
        return this == DEDUCTION_NOTICE;
    }
}
