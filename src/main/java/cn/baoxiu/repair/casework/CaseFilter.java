package cn.baoxiu.repair.casework;

import cn.baoxiu.repair.Grade;
import org.jspecify.annotations.Nullable;

/**
 * Which cases a list shows.
 *
 * @param state OPEN, CLOSED, or null for both
 * @param page from 0
 * @param size at most 100
 */
public record CaseFilter(
        @Nullable State state,
        @Nullable String subsidiary,
        @Nullable String project,
        @Nullable Grade grade,
        int page,
        int size) {

    public static final int MAX_SIZE = 100;

    public CaseFilter {
        page = Math.max(page, 0);
        size = Math.min(Math.max(size, 1), MAX_SIZE);
    }

    /** Whether a case runs. */
    public enum State {
        OPEN,
        CLOSED
    }
}
