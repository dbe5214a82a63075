package cn.baoxiu.notification.outbox;

import cn.baoxiu.notification.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The notices of the running transaction, written together as its last statements: few statements however many notices,
 * and the locks are held for a moment only. Called by the transaction manager after everything else that happens before
 * a commit, so that what is sent at that time is written too.
 */
@Component
class TransactionNotices implements TransactionExecutionListener {

    private static final Object KEY = TransactionNotices.class;

    /** @param writer is given the notices before the commit of the running transaction */
    static void add(Notice notice, Consumer<List<Notice>> writer) {
        Pending known = pending();
        if (known == null) {
            known = new Pending(writer, new ArrayList<>());
            TransactionSynchronizationManager.bindResource(KEY, known);
            TransactionSynchronizationManager.registerSynchronization(new Binding(known));
        }
        known.notices.add(notice);
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        Pending known = pending();
        // the end of a savepoint is no commit: written there, the locks of two writings would have no common order
        if (known != null && transaction.isNewTransaction() && !transaction.isRollbackOnly()) {
            List<Notice> notices = List.copyOf(known.notices);
            known.notices.clear();
            known.writer.accept(notices);
        }
    }

    private static @Nullable Pending pending() {
        return (Pending) TransactionSynchronizationManager.getResource(KEY);
    }

    private record Pending(Consumer<List<Notice>> writer, List<Notice> notices) {}

    /** Takes the notices away while another transaction interrupts this one, and at its end. */
    private record Binding(Pending pending) implements TransactionSynchronization {

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResourceIfPossible(KEY);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(KEY, pending);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(KEY);
        }
    }
}
