package cn.baoxiu.repair;

import java.util.Map;
import java.util.Set;

/**
 * Understands what a person types to find a case: a case number or its last digits, a home, a name, a telephone
 * number, words. Implemented by {@code intake}, where the personal data of reporters is.
 */
public interface CaseSearch {

    /** Longest text that is looked for, in characters. */
    int MAX_LENGTH = 100;

    /**
     * @param subsidiaries whose homes and projects are meant
     * @param personal whether names and telephone numbers count; companies do not find cases by them
     * @throws cn.baoxiu.engine.FormRejected for field {@code q}: too long, too many words, nothing to look for
     */
    Condition of(String text, Set<String> subsidiaries, boolean personal);

    /**
     * @param sql condition on a row {@code c} of table {@code repair_case}
     * @param params named parameters of it; all names begin with {@code q}
     * @param few whether only some thousand cases can meet it: better collected and sorted than looked for in order
     */
    record Condition(String sql, Map<String, Object> params, boolean few) {

        public Condition {
            params = Map.copyOf(params);
        }
    }
}
