package cn.baoxiu.demo;

import cn.baoxiu.estate.WarrantyClass;
import cn.baoxiu.repair.DefectClass;
import cn.baoxiu.repair.Hazard;
import cn.baoxiu.repair.Place;
import cn.baoxiu.repair.Symptom;
import java.util.List;

/** Problems that owners of the demo group report, in their own words. */
enum DemoProblem {
    BATHROOM_SEEPAGE(DefectClass.LEAK, Place.BATHROOM, Symptom.SEEPAGE, WarrantyClass.WATERPROOF, "卫生间天花板渗水，楼上用淋浴时更明显"),
    WINDOW_SEEPAGE(DefectClass.LEAK, Place.WINDOW_EDGE, Symptom.SEEPAGE, WarrantyClass.WATERPROOF, "下雨后主卧窗台内侧渗水，墙面起泡"),
    WALL_SEEPAGE(
            DefectClass.LEAK,
            Place.EXTERNAL_WALL,
            Symptom.RECURRING_SEEPAGE,
            WarrantyClass.WATERPROOF,
            "外墙渗水修过两次又渗，次卧墙角发黑"),
    BURST_PIPE(
            DefectClass.LEAK,
            Place.PIPE,
            Symptom.RUNNING_WATER,
            WarrantyClass.MEP,
            "厨房水管接头爆开，水已经流到走廊和楼下",
            Hazard.WATER_RUNNING),
    HOLLOW_TILE(DefectClass.HOLLOW, Place.LIVING_ROOM, Symptom.HOLLOW, WarrantyClass.DECORATION, "客厅地砖空鼓六块，踩上去有响声"),
    WALL_CRACK(DefectClass.CRACK, Place.BEDROOM, Symptom.CRACK, WarrantyClass.DECORATION, "卧室墙面斜裂缝约一米长"),
    WINDOW_STUCK(DefectClass.WINDOW, Place.BALCONY, Symptom.WILL_NOT_OPEN, WarrantyClass.WINDOW, "阳台推拉门滑轮坏了，推不动"),
    DOOR_LOCK(
            DefectClass.DOOR, Place.ENTRANCE_DOOR, Symptom.WILL_NOT_LOCK, WarrantyClass.DECORATION, "入户门锁不上，反复转动也不弹舌"),
    DRAIN_BLOCKED(DefectClass.DRAIN, Place.KITCHEN, Symptom.BLOCKED, WarrantyClass.MEP, "厨房下水堵塞返水"),
    LOW_PRESSURE(DefectClass.WATER, Place.BATHROOM, Symptom.LOW_PRESSURE, WarrantyClass.MEP, "卫生间水压很小，热水器点不着火"),
    TRIPPING(DefectClass.POWER, Place.LIVING_ROOM, Symptom.TRIPPING, WarrantyClass.MEP, "开空调就跳闸"),
    INTERCOM(DefectClass.ELV, Place.ENTRANCE_DOOR, Symptom.NO_SIGNAL, WarrantyClass.ELV, "可视对讲黑屏，没有声音"),
    NO_HEAT(DefectClass.HVAC, Place.BEDROOM, Symptom.NO_HEAT, WarrantyClass.HVAC_SEASON, "主卧地暖不热，其他房间正常"),
    FLOOR_ARCHED(DefectClass.FLOOR, Place.BEDROOM, Symptom.ARCHING, WarrantyClass.DECORATION, "木地板起拱，衣柜门打不开"),
    PAINT_PEELING(DefectClass.PAINT, Place.LIVING_ROOM, Symptom.PEELING, WarrantyClass.DECORATION, "电视墙乳胶漆起皮脱落"),
    CABINET_LOOSE(DefectClass.CABINET, Place.KITCHEN, Symptom.LOOSE, WarrantyClass.DECORATION, "吊柜门铰链松动，门板下垂"),
    BASIN_BROKEN(DefectClass.SANITARY, Place.BATHROOM, Symptom.BROKEN, WarrantyClass.MEP, "洗手盆下水件漏，柜子底板泡胀"),
    TILE_UNEVEN(DefectClass.STONE_TILE, Place.KITCHEN, Symptom.LOOSE, WarrantyClass.DECORATION, "厨房墙砖有两块松动"),
    SLAB_CRACK(DefectClass.STRUCT, Place.BEAM_SLAB, Symptom.CRACK, WarrantyClass.STRUCTURE, "客厅顶板贯穿裂缝，长约两米"),
    SMELL(DefectClass.ODOUR, Place.BATHROOM, Symptom.SMELL, WarrantyClass.CONTRACT, "卫生间地漏返味");

    final DefectClass defectClass;
    final Place place;
    final Symptom symptom;
    final WarrantyClass warrantyClass;
    final String description;
    final List<Hazard> hazards;

    DemoProblem(
            DefectClass defectClass,
            Place place,
            Symptom symptom,
            WarrantyClass warrantyClass,
            String description,
            Hazard... hazards) {
        this.defectClass = defectClass;
        this.place = place;
        this.symptom = symptom;
        this.warrantyClass = warrantyClass;
        this.description = description;
        this.hazards = List.of(hazards);
    }
}
