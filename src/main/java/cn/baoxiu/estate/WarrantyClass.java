package cn.baoxiu.estate;

/** Classes of building parts that carry a warranty term of their own (domain B1, rules R5). */
public enum WarrantyClass {
    STRUCTURE,
    WATERPROOF,
    INSULATION,
    WINDOW,
    MEP,
    HVAC_SEASON,
    ELV,
    LIFT,
    FIRE,
    DECORATION,
    CONTRACT
}
