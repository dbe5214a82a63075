package cn.baoxiu.estate;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.ResourceHolderSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a transaction has read of the reference data, so that a step of a case, which asks for the same home and company
 * several times, reads each of them once. Outside a transaction nothing is kept. Imports write by statements of their own and
 * do not read through this.
 *
 * @param <K> what is asked for
 * @param <V> what was found, never null
 */
final class ReadOnce<K, V> {

    V get(K key, Function<? super K, ? extends V> read) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()
                || !TransactionSynchronizationManager.isActualTransactionActive()) {
            return read.apply(key);
        }
        return known().computeIfAbsent(key, read);
    }

    /** Read with something else: it need not be read again for itself. */
    void found(K key, V value) {
        get(key, unread -> value);
    }

    @SuppressWarnings("unchecked") // bound by this object, which has one type of each
    private Map<K, V> known() {
        Known<K, V> known = (Known<K, V>) TransactionSynchronizationManager.getResource(this);
        if (known == null) {
            known = new Known<>();
            TransactionSynchronizationManager.bindResource(this, known);
            TransactionSynchronizationManager.registerSynchronization(
                    new ResourceHolderSynchronization<>(known, this) {});
        }
        return known.values;
    }

    private static final class Known<K, V> extends ResourceHolderSupport {
        private final Map<K, V> values = new HashMap<>();
    }
}
