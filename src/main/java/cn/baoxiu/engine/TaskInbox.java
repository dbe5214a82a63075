package cn.baoxiu.engine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Open tasks, and the one way to complete them: with the values of their form, which the completing listener turns
 * into a validated record (rules R10). Honors the authorizations and tenants of the user in the thread.
 */
public interface TaskInbox {

    /** Open tasks of a case, oldest first. */
    List<OpenTask> ofCase(String businessKey);

    /** Open tasks of a case whoever may work on them; the caller has checked that the user may see the case. */
    List<OpenTask> allOfCase(String businessKey);

    Optional<OpenTask> find(String taskId);

    /** Those of the tasks that the user may see, in no order; as many queries for one task as for many. */
    List<TaskOfCase> casesOf(Collection<String> taskIds);

    /**
     * Claims the task if nobody holds it and completes it, in one transaction.
     *
     * @param values by form key: String, Boolean, Number, or List of String; keys the form does not have are dropped
     * @throws FormRejected if the listener refuses a value; the task stays as it was
     */
    void complete(String taskId, Map<String, ?> values);

    /**
     * Completes the open task of that kind for somebody without an account, like an owner with a link. Nobody's rights are
     * asked for, and no user stands in the engine's log: the caller has checked who answers.
     *
     * @param definitionKey id of the task in the model
     * @return false if the case has no such open task; nothing happened then
     * @throws FormRejected as {@link #complete}
     */
    boolean completeForGuest(String businessKey, String definitionKey, Map<String, ?> values);
}
