package cn.baoxiu.escalation.chain;

import cn.baoxiu.identity.Groups;
import java.util.List;

/** The levels of the chain and who answers on them (rules R3). */
public final class Level {

    public static final int LAST = 3;

    private static final List<String> GROUPS = List.of(Groups.PROPERTY_CS, Groups.DEVELOPER_CS, Groups.HOTLINE_400);

    private Level() {}

    /** @param level 1 to 3 */
    public static String groupOf(int level) {
        return GROUPS.get(level - 1);
    }
}
