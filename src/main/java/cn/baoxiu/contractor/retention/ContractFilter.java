package cn.baoxiu.contractor.retention;

import org.jspecify.annotations.Nullable;

/**
 * Which contracts a list shows.
 *
 * @param contractor code
 * @param money null for all
 * @param page from 0
 * @param size at most 100
 */
public record ContractFilter(
        @Nullable String subsidiary,
        @Nullable String project,
        @Nullable String contractor,
        @Nullable Money money,
        int page,
        int size) {

    public static final int MAX_SIZE = 100;

    public ContractFilter {
        subsidiary = given(subsidiary);
        project = given(project);
        contractor = given(contractor);
        page = Math.min(Math.max(page, 0), 10_000);
        size = Math.min(Math.max(size, 1), MAX_SIZE);
    }

    /** Labels: {@code contractMoney.<NAME>}. */
    public enum Money {
        /** Retention is left. */
        RETENTION,
        /** Any security is left. */
        SECURED,
        /** The contractor owes more than the securities gave. */
        CLAIM,
        /** A request for release runs; the nearest end of a legal term first. */
        RELEASING
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
