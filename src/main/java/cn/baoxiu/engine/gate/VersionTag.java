package cn.baoxiu.engine.gate;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The version tag of a decision: the day from which it is in force (rules R9). */
public final class VersionTag {

    private VersionTag() {}

    /** @return empty if there is no tag or it is no date: then the decision is in force from its deployment */
    public static Optional<LocalDate> day(@Nullable String tag) {
        if (tag == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(tag.strip()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
