package cn.baoxiu.estate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Within a transaction nothing is asked for twice, and nothing is remembered beyond it. */
class ReadOnceTest {

    private final List<String> asked = new ArrayList<>();
    private final ReadOnce<String, String> known = new ReadOnce<>();
    private final TransactionTemplate transaction = new TransactionTemplate(nothingToCommit());

    private String get(String key) {
        return known.get(key, one -> {
            asked.add(one);
            return one + asked.size();
        });
    }

    @Test
    void aTransactionReadsOnce() {
        transaction.executeWithoutResult(status -> {
            assertThat(List.of(get("A"), get("B"), get("A"))).containsExactly("A1", "B2", "A1");
        });

        assertThat(asked).containsExactly("A", "B");
    }

    @Test
    void whatWasReadWithSomethingElseIsNotAskedFor_inThisTransaction() {
        transaction.executeWithoutResult(status -> {
            known.found("A", "found");
            assertThat(get("A")).isEqualTo("found");
        });

        known.found("A", "found outside any");
        assertThat(get("A")).isEqualTo("A1");
    }

    @Test
    void theNextTransactionReadsAnew_andSoDoesWhoeverHasNone() {
        assertThat(transaction.<String>execute(status -> get("A"))).isEqualTo("A1");
        assertThat(transaction.<String>execute(status -> get("A"))).isEqualTo("A2");
        assertThat(get("A")).isEqualTo("A3");
        assertThat(get("A")).isEqualTo("A4");
    }

    @Test
    void whatWasRolledBackIsNotRemembered() {
        transaction.executeWithoutResult(status -> {
            get("A");
            status.setRollbackOnly();
        });

        assertThat(transaction.<String>execute(status -> get("A"))).isEqualTo("A2");
    }

    private static PlatformTransactionManager nothingToCommit() {
        return new AbstractPlatformTransactionManager() {
            @Override
            protected Object doGetTransaction() {
                return new Object();
            }

            @Override
            protected void doBegin(Object begun, TransactionDefinition definition) {}

            @Override
            protected void doCommit(DefaultTransactionStatus status) {}

            @Override
            protected void doRollback(DefaultTransactionStatus status) {}
        };
    }
}
