package cn.baoxiu.repair;

/** Defect taxonomy (domain B5). Labels are in the message bundles under {@code defect.<NAME>}. */
public enum DefectClass {
    LEAK,
    HOLLOW,
    CRACK,
    STRUCT,
    SPALL,
    WINDOW,
    DOOR,
    DRAIN,
    WATER,
    SANITARY,
    POWER,
    ELV,
    HVAC,
    FLOOR,
    PAINT,
    CABINET,
    APPLIANCE,
    METAL,
    STONE_TILE,
    ODOUR,
    LIFT,
    FIRE,
    GARAGE,
    LANDSCAPE
}
