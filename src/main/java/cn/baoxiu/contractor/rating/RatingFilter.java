package cn.baoxiu.contractor.rating;

import org.jspecify.annotations.Nullable;

/**
 * Which ratings a list shows.
 *
 * @param subsidiary code; without it the whole group for group-level readers, else each subsidiary of the reader
 * @param contractor code, null for all
 */
public record RatingFilter(Quarter quarter, @Nullable String subsidiary, @Nullable String contractor) {}
