package cn.baoxiu.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An open user task, as far as a line in a list needs it.
 *
 * @param businessKey case number
 * @param due when it should be done
 */
public record TaskOfCase(String id, String businessKey, @Nullable Instant due) {}
