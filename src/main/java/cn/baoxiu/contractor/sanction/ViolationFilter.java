package cn.baoxiu.contractor.sanction;

import cn.baoxiu.contractor.ViolationKind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What to look for.
 *
 * @param from first day of the period, Shanghai
 * @param to last day
 * @param withLetter whether a letter that was issued names it; null for both
 * @param page from 0
 */
public record ViolationFilter(
        @Nullable ViolationKind kind,
        @Nullable String contractor,
        @Nullable String project,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Boolean withLetter,
        int page,
        int size) {}
