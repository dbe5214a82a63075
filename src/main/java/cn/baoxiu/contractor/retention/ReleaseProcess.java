package cn.baoxiu.contractor.retention;

import cn.baoxiu.engine.OpenTask;
import java.util.List;
import java.util.Map;

/** What people do to requests for release from the page of a contract; the same as in Tasklist. */
public interface ReleaseProcess {

    /**
     * Records a request.
     *
     * @param form as {@link ReleaseRequest#form}
     * @throws cn.baoxiu.engine.FormRejected if a value is refused
     * @throws org.springframework.security.access.AccessDeniedException for people who may not record one
     */
    void request(Map<String, String> form);

    /**
     * Records the contractor's urging.
     *
     * @param form as {@link Urging#form}
     * @throws cn.baoxiu.engine.FormRejected if a value is refused, or the first term is not over
     */
    void urge(String contractNo, Map<String, String> form);

    /** Open tasks of the running request that the current user may see. */
    List<OpenTask> tasks(String contractNo);
}
