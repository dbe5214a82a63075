package cn.baoxiu.contractor.retention;

import cn.baoxiu.engine.OpenTask;
import java.util.List;
import java.util.Map;

/** What people do to requests for reversal from the page of a contract; the same as in Tasklist. */
public interface ReversalProcess {

    /**
     * Asks for a deduction to be given back.
     *
     * @param form as {@link ReversalRequest#form}
     * @throws cn.baoxiu.engine.FormRejected if a value is refused
     * @throws org.springframework.security.access.AccessDeniedException for people who may not ask
     */
    void request(Map<String, String> form);

    /** Open tasks of the contract's running requests that the current user may see. */
    List<OpenTask> tasks(String contractNo);
}
