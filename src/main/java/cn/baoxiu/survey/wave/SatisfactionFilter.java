package cn.baoxiu.survey.wave;

import org.jspecify.annotations.Nullable;

/**
 * What is shown.
 *
 * @param subsidiary code; null for the whole group
 * @param project code; null for all of the subsidiary, or group
 * @param year of the waves; null for all
 */
public record SatisfactionFilter(@Nullable String subsidiary, @Nullable String project, @Nullable Integer year) {}
