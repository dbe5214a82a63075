package cn.baoxiu.engine.gate;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a model may refer to: all that is deployed already or comes with the same deployment. */
interface GateFacts {

    /** Class of an allow-listed bean, null if models may not name it. */
    @Nullable
    Class<?> bean(String name);

    boolean group(String id);

    boolean process(String key);

    boolean decision(String key);

    boolean form(String key);

    /** Whether an external worker may serve that topic. */
    boolean topic(String name);

    /** Last day on which the rules of a decision stay as they are; empty if they may change whenever. */
    Optional<LocalDate> settledUntil(String decision);
}
