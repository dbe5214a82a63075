package cn.baoxiu.survey.callback;

import cn.baoxiu.clock.WorkingTime;
import cn.baoxiu.engine.Decisions;
import cn.baoxiu.engine.TenantScope;
import cn.baoxiu.repair.CaseSummary;
import cn.baoxiu.repair.RepairCases;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decision {@code callback-rule}, in the version in force when the case was reported (rules R9). */
@Component
class CallbackRules {

    private final Decisions decisions;
    private final WorkingTime workingTime;
    private final RepairCases cases;

    CallbackRules(Decisions decisions, WorkingTime workingTime, RepairCases cases) {
        this.decisions = decisions;
        this.workingTime = workingTime;
        this.cases = cases;
    }

    CallbackRule of(Closing closing) {
        return rule(closing.caseNumber(), closing.subsidiary(), closing.outcome(), closing.closingKind());
    }

    /** End of the time to call that begins at an instant: the closing, or the draw of a second call. */
    Instant due(CallbackRule rule, Instant from) {
        return workingTime.deadline(rule.calendar(), from, rule.amount()).due();
    }

    Instant due(Callback callback, Instant from) {
        return due(
                rule(callback.caseNumber(), callback.subsidiary(), callback.caseOutcome(), callback.closingKind()),
                from);
    }

    /** The instant that chooses the version of every decision of the case. */
    Instant reportDate(String caseNumber) {
        return cases.find(caseNumber)
                .map(CaseSummary::reportedAt)
                .orElseThrow(() -> new IllegalStateException("no case " + caseNumber));
    }

    private CallbackRule rule(String caseNumber, String subsidiary, String outcome, @Nullable String closingKind) {
        Map<String, String> inputs = new HashMap<>();
        inputs.put("caseOutcome", outcome);
        inputs.put("closingKind", closingKind == null ? "" : closingKind);
        return TenantScope.call(
                subsidiary,
                () -> CallbackRule.of(decisions
                        .figures(CallbackRule.KEY, reportDate(caseNumber), inputs)
                        .single()));
    }
}
