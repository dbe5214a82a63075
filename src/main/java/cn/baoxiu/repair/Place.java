package cn.baoxiu.repair;

/** Where in the home or building the defect shows (domain B5). Labels: {@code place.<NAME>}. */
public enum Place {
    ROOF,
    EXTERNAL_WALL,
    WINDOW_EDGE,
    BATHROOM,
    KITCHEN,
    BALCONY,
    LIVING_ROOM,
    BEDROOM,
    BASEMENT,
    PIPE,
    CONDUIT,
    BEAM_SLAB,
    ENTRANCE_DOOR,
    CORRIDOR,
    COMMON_AREA,
    OTHER
}
