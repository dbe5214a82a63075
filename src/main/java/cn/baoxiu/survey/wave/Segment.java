package cn.baoxiu.survey.wave;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who was asked (domain B6), in the order of an owner's life. Labels: {@code surveySegment.<NAME>}. */
public enum Segment {
    PRE_MOVE_IN,
    BREAK_IN,
    SETTLED,
    LONG_TERM,
    /** All owners together, as reported; never computed from the others. */
    ALL,
    /** No owner was asked: mystery visits. */
    NONE;

    private static final int BREAK_IN_MONTHS = 12;
    private static final int SETTLED_MONTHS = 24;

    /**
     * What an owner is on a day, from the handover (rules R7: up to 12 months break-in, up to 24 settled, then long-term);
     * empty before the handover, or if that is not known.
     */
    public static Optional<Segment> of(@Nullable LocalDate handover, LocalDate day) {
        if (handover == null || day.isBefore(handover)) {
            return Optional.empty();
        }
        if (!day.isAfter(handover.plusMonths(BREAK_IN_MONTHS))) {
            return Optional.of(BREAK_IN);
        }
        return Optional.of(day.isAfter(handover.plusMonths(SETTLED_MONTHS)) ? LONG_TERM : SETTLED);
    }

    /** A stage of an owner's life. */
    public boolean isStage() {
        return this != ALL && this != NONE;
    }
}
