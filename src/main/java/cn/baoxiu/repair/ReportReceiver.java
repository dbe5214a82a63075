package cn.baoxiu.repair;

import cn.baoxiu.engine.SubmittedForm;

/**
 * Turns the values of the start form into a stored report and an opened or reopened case. Implemented by
 * {@code intake}, which keeps the reporter's personal data.
 */
public interface ReportReceiver {

    /**
     * Validates and stores the report, and opens a case for it (or reopens the closed one it belongs to).
     *
     * @return number of the case
     * @throws cn.baoxiu.engine.FormRejected with every wrong field
     */
    String receive(SubmittedForm form);
}
