package cn.baoxiu.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Moves dates of open tasks. Tasks do not follow a clock by themselves: whoever owns the clock moves them. */
public interface TaskDates {

    /**
     * Gives the open tasks of a case other dates, without asking for rights of the user and without a line in the log
     * of what users did. Joins the caller's transaction; a task that is just being made is not seen.
     *
     * @param businessKey case number
     * @param datesOf dates for a task by its element id in the model, empty to leave it as it is
     */
    void follow(String processKey, String businessKey, Function<String, Optional<Dates>> datesOf);

    /**
     * @param due when the task should be done, null for no such time
     * @param followUp when one should look after it, null for no such time
     */
    record Dates(@Nullable Instant due, @Nullable Instant followUp) {}
}
