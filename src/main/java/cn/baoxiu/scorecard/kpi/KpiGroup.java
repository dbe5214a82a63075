package cn.baoxiu.scorecard.kpi;

/** What a key figure is about. Labels: {@code kpiGroup.<NAME>}. */
public enum KpiGroup {
    SPEED,
    QUALITY,
    CLOSING,
    VOICE,
    COMPLAINTS,
    DUTY,
    DEFECTS
}
