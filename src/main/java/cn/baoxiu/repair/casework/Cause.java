package cn.baoxiu.repair.casework;

/** Cause of a defect (domain B5). Labels: {@code cause.<NAME>}. */
public enum Cause {
    DESIGN,
    CONSTRUCTION,
    MATERIAL,
    SUPPLIER_PRODUCT,
    OWNER_ALTERATION,
    NEIGHBOUR,
    PROPERTY_UPKEEP,
    UNKNOWN
}
