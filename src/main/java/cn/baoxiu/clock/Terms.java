package cn.baoxiu.clock;

import org.jspecify.annotations.Nullable;

/**
 * What the due time of a promise is computed from, besides the instant that it counts from and its standstills.
 *
 * @param amount null if it is due by a date from the beginning
 * @param day the date that it is due by, if that does not follow from the amount; it comes before the amount
 */
record Terms(CalendarId calendar, @Nullable String amount, @Nullable DueDay day) {}
