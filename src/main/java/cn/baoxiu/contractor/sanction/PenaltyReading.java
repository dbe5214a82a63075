package cn.baoxiu.contractor.sanction;

import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds procedures, and keeps which task of the engine is open for each. */
@Service
@Transactional(readOnly = true)
public class PenaltyReading {

    private final PenaltyTable table;

    PenaltyReading(PenaltyTable table) {
        this.table = table;
    }

    /** @throws java.util.NoSuchElementException if there is no such procedure */
    public Penalty get(long id) {
        return table.get(id);
    }

    public Optional<Penalty> ofTask(String taskId) {
        return table.ofTask(taskId);
    }

    /** A step of the procedure waits for somebody. */
    @Transactional
    public void opened(long id, String taskId) {
        table.set(id, "open_task", taskId);
    }
}
