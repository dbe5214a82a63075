package cn.baoxiu.survey.callback;

import java.time.Duration;
import java.time.Instant;

/**
 * When calls may have been that somebody writes down; data in {@code survey_callback_rule}.
 *
 * @param entry how long after a call it may be written down
 * @param gap between an attempt and one that fails after it
 * @param late written down later than this, it is shown as an entry made afterwards
 */
record CallWindow(Duration entry, Duration gap, Duration late) {

    boolean isLate(Instant called, Instant recorded) {
        return recorded.isAfter(called.plus(late));
    }
}
