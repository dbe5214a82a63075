package cn.baoxiu.contractor.rules;

import cn.baoxiu.contractor.ApprovalLimits;
import cn.baoxiu.engine.Decisions;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Asks decision {@code approval-limit}; its answer stays in the history, so it can be shown who had to approve. */
@Component
class DecidedApprovalLimits implements ApprovalLimits {

    private static final String DECISION = "approval-limit";

    private final Decisions decisions;

    DecidedApprovalLimits(Decisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public List<String> groups(BigDecimal amount, Instant inForceAt) {
        List<String> groups = decisions.evaluate(DECISION, inForceAt, Map.of("amount", amount)).rows().stream()
                .sorted(Comparator.comparingInt(row -> ((Number) value(row, "step")).intValue()))
                .map(row -> value(row, "group").toString())
                .toList();
        if (groups.isEmpty()) {
            throw new IllegalStateException(DECISION + " names nobody for " + amount);
        }
        return groups;
    }

    private static Object value(Map<String, Object> row, String output) {
        return Objects.requireNonNull(row.get(output), () -> DECISION + " gave no " + output);
    }
}
