package cn.baoxiu.intake.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One remark on a row: a doubt, a reason for refusal, or an inference with its evidence. The sentence is the message
 * {@code ledger.finding.<code>} with the column's label, the value and the further arguments.
 *
 * @param value what the ledger says
 */
record Finding(String code, @Nullable LedgerColumn column, String value, List<String> args) {

    static Finding of(String code, @Nullable LedgerColumn column, String value, String... args) {
        return new Finding(code, column, value, List.of(args));
    }
}
