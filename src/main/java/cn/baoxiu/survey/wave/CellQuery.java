package cn.baoxiu.survey.wave;

import org.jspecify.annotations.Nullable;

/**
 * Whose figures are asked for. Whoever asks has checked that the reader may see them.
 *
 * @param subsidiary code; null for the whole group
 * @param project code, of that subsidiary; null for all of it
 * @param year of the waves; null for all
 * @param asReported take figures of the group only as somebody reported them, because the reader may not see what a mean
 *     would be made of
 */
public record CellQuery(
        @Nullable String subsidiary, @Nullable String project, @Nullable Integer year, boolean asReported) {}
