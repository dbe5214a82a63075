package cn.baoxiu.engine;

import java.util.Map;

/** Starts a process with the values of its start form: the one way for Tasklist, pages and API alike (rules R10). */
public interface ProcessStarter {

    /**
     * @param values by key of the start form; keys the form does not have are dropped
     * @return the business key that the start listener gave the instance
     * @throws FormRejected if a value is refused; nothing is stored then
     */
    String start(String processKey, Map<String, ?> values);
}
