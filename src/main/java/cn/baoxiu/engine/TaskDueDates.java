package cn.baoxiu.engine;

import java.time.Instant;

/** Moves due dates of open tasks. Whoever moves a timer that stands for a task's due date moves both. */
public interface TaskDueDates {

    /**
     * Gives every open task of the instance this due date. Joins the caller's transaction.
     *
     * @param businessKey case number
     */
    void move(String processKey, String businessKey, Instant due);
}
