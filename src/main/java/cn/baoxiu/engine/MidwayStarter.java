package cn.baoxiu.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Starts a process in the middle of its model, for work that began before this program knew of it. No start event and
 * no start listener runs: the caller gives what they would have given. The caller has checked that this may be done:
 * no rights of the current user are asked.
 */
public interface MidwayStarter {

    /**
     * Scopes around the entry open with it, with their timers and messages. Joins the caller's transaction.
     *
     * @param tenant subsidiary code
     * @param variables as the steps before the entry would have left them
     * @throws java.util.NoSuchElementException if there is no such process
     */
    void start(
            String processKey,
            String businessKey,
            String tenant,
            Map<String, ? extends @Nullable Object> variables,
            Entry at);

    /**
     * @param activity id of the element that begins
     * @param flows ids of sequence flows that are taken besides, for parallel branches that are done already
     */
    record Entry(String activity, List<String> flows) {}
}
