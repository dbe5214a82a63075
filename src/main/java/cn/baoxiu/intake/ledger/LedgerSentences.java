package cn.baoxiu.intake.ledger;

import cn.baoxiu.engine.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Says in Chinese what was found in a row. */
@Component
class LedgerSentences {

    /** Findings whose first argument is the name of a column. */
    private static final Set<String> WITH_COLUMN = Set.of("DATES_OUT_OF_ORDER");

    private final Sentences sentences;

    LedgerSentences(Sentences sentences) {
        this.sentences = sentences;
    }

    String column(LedgerColumn column) {
        return sentences.text("ledger.column." + column.name());
    }

    String of(Finding finding) {
        List<Object> args = new ArrayList<>();
        args.add(finding.column() == null ? "" : column(finding.column()));
        args.add(finding.value());
        for (int i = 0; i < finding.args().size(); i++) {
            String arg = finding.args().get(i);
            args.add(i == 0 && WITH_COLUMN.contains(finding.code()) ? column(LedgerColumn.valueOf(arg)) : arg);
        }
        return sentences.text("ledger.finding." + finding.code(), args.toArray());
    }

    String outcome(RowOutcome outcome) {
        return sentences.text("ledger.outcome." + outcome.name());
    }

    String text(String key) {
        return sentences.text(key);
    }
}
