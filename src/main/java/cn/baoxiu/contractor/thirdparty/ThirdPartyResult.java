package cn.baoxiu.contractor.thirdparty;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a step ended and what follows.
 *
 * @param group that has to approve next, null if none has
 * @param due of the step that follows
 */
public record ThirdPartyResult(ThirdPartyStep step, @Nullable String group, Instant due) {}
