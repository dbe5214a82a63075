package cn.baoxiu.repair.casework;

import cn.baoxiu.repair.Grade;

/** Priority of tasks from the grade: the more urgent, the higher. Structure stands above normal work. */
public final class Priority {

    private Priority() {}

    public static int of(Grade grade) {
        return switch (grade) {
            case P0 -> 100;
            case P1 -> 80;
            case P2 -> 50;
            case P3 -> 40;
            case P4 -> 70;
        };
    }
}
