package cn.baoxiu.survey.callback;

import cn.baoxiu.clock.WorkingTime;
import cn.baoxiu.engine.Decisions;
import cn.baoxiu.engine.TenantScope;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decision {@code callback-rule}, in the version in force when the case was closed (rules R9). */
@Component
class CallbackRules {

    private final Decisions decisions;
    private final WorkingTime workingTime;

    CallbackRules(Decisions decisions, WorkingTime workingTime) {
        this.decisions = decisions;
        this.workingTime = workingTime;
    }

    CallbackRule of(Closing closing) {
        return rule(closing.subsidiary(), closing.outcome(), closing.closingKind(), closing.closedAt());
    }

    /** End of the time to call that begins at an instant: the closing, or the draw of a second call. */
    Instant due(CallbackRule rule, Instant from) {
        return workingTime.deadline(rule.calendar(), from, rule.amount()).due();
    }

    Instant due(Callback callback, Instant from) {
        return due(
                rule(callback.subsidiary(), callback.caseOutcome(), callback.closingKind(), callback.closedAt()), from);
    }

    private CallbackRule rule(String subsidiary, String outcome, @Nullable String closingKind, Instant closedAt) {
        Map<String, String> inputs = new HashMap<>();
        inputs.put("caseOutcome", outcome);
        inputs.put("closingKind", closingKind == null ? "" : closingKind);
        return TenantScope.call(
                subsidiary,
                () -> CallbackRule.of(
                        decisions.figures(CallbackRule.KEY, closedAt, inputs).single()));
    }
}
