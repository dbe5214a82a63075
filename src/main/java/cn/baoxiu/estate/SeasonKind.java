package cn.baoxiu.estate;

/** The two kinds of season that count for {@link WarrantyClass#HVAC_SEASON}. */
public enum SeasonKind {
    HEATING,
    COOLING
}
