package cn.baoxiu.repair.listing;

import cn.baoxiu.repair.DefectClass;
import cn.baoxiu.repair.Grade;
import cn.baoxiu.repair.Stage;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which cases a list shows, in which order.
 *
 * @param q what was typed into the search box
 * @param state OPEN, CLOSED, or null for both
 * @param defectClass what the survey saw, else what was reported
 * @param contractor code of the responsible or the repairing party
 * @param holder group id, code of a company, or WAITING
 * @param overdue only cases with an open promise to the owner that is past due
 * @param reportedFrom first day, Asia/Shanghai
 * @param reportedTo last day, included
 * @param groupComplaint only group complaints
 * @param page from 0
 * @param size at most 100
 */
public record CaseFilter(
        @Nullable String q,
        @Nullable State state,
        @Nullable Stage stage,
        @Nullable Grade grade,
        @Nullable DefectClass defectClass,
        @Nullable String project,
        @Nullable String subsidiary,
        @Nullable String contractor,
        @Nullable String holder,
        boolean overdue,
        @Nullable LocalDate reportedFrom,
        @Nullable LocalDate reportedTo,
        boolean groupComplaint,
        CaseSort sort,
        boolean descending,
        int page,
        int size) {

    public static final int MAX_SIZE = 100;

    /** Nobody leafs further; a list is narrowed instead. */
    public static final int MAX_ROWS = 10_000;

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
