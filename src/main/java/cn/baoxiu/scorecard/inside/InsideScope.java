package cn.baoxiu.scorecard.inside;

import cn.baoxiu.identity.Groups;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whom an inside score is of: departments, and posts whose people are scored one by one. Labels: {@code insideScope.<NAME>}. */
public enum InsideScope {
    PROPERTY_CS(Groups.PROPERTY_CS),
    PROPERTY_ENGINEERING(Groups.PROPERTY_ENGINEERING),
    ENGINEERING(Groups.ENGINEERING),
    DESIGN(Groups.DESIGN),
    PROCUREMENT(Groups.PROCUREMENT),
    /** Who calls owners back; also scored as a whole, which answers for calls that nobody made. */
    CALLER(null),
    /** Who finds and orders. */
    OFFICER(null),
    /** Who accepts repairs. */
    INSPECTOR(null);

    private final @Nullable String group;

    InsideScope(@Nullable String group) {
        this.group = group;
    }

    /** A department is scored as one; a post by its people. */
    public boolean isDepartment() {
        return group != null;
    }

    /** Duty group of a department; null for a post. */
    public @Nullable String group() {
        return group;
    }

    public static List<InsideScope> departments() {
        return Arrays.stream(values()).filter(InsideScope::isDepartment).toList();
    }

    public static List<InsideScope> posts() {
        return Arrays.stream(values()).filter(scope -> !scope.isDepartment()).toList();
    }
}
