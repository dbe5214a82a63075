package cn.baoxiu.repair.web;

import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.escalation.EscalationCause;
import cn.baoxiu.escalation.EscalationView;
import cn.baoxiu.repair.CaseCallbacks;
import cn.baoxiu.repair.casework.CaseQueries.TimelineEntry;
import cn.baoxiu.repair.casework.TimelineKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is shown of a case to somebody who has to call its owner independently: nothing of what the first call led to. That the
 * case is in work again can be seen everywhere and is not hidden, why is.
 *
 * @param hidden since when and in what words; null for everybody else
 */
record Unheard(CaseCallbacks.@Nullable Hidden hidden) {

    private static final String ESCALATION = "escalation";
    private static final Set<TimelineKind> STEPS = Set.of(TimelineKind.ESCALATED, TimelineKind.ESCALATION_ENDED);

    /** Without causes that owners gave in the call, and without escalations that have no other. */
    List<EscalationView> escalations(List<EscalationView> all) {
        return hidden == null
                ? all
                : all.stream()
                        .filter(escalation -> !fromTheCall(escalation))
                        .map(this::withoutTheCall)
                        .toList();
    }

    List<OpenTask> tasks(List<OpenTask> all, List<EscalationView> escalations) {
        boolean secret = escalations.stream().anyMatch(e -> e.outcome() == null && fromTheCall(e));
        return secret
                ? all.stream()
                        .filter(task -> !task.processKey().equals(ESCALATION))
                        .toList()
                : all;
    }

    /** Without the steps of such escalations; the note of a reopening in neutral words. */
    List<TimelineEntry> timeline(List<TimelineEntry> all, List<EscalationView> escalations) {
        boolean secret = escalations.stream().anyMatch(this::fromTheCall);
        return hidden == null
                ? all
                : all.stream()
                        .filter(entry -> !(secret && isSince(entry) && STEPS.contains(entry.kind())))
                        .map(this::neutral)
                        .toList();
    }

    private TimelineEntry neutral(TimelineEntry entry) {
        return hidden != null && isSince(entry) && entry.kind() == TimelineKind.REOPENED
                ? new TimelineEntry(entry.round(), entry.happenedAt(), entry.actor(), entry.kind(), hidden.words())
                : entry;
    }

    private boolean isSince(TimelineEntry entry) {
        return hidden != null && !entry.happenedAt().isBefore(hidden.since());
    }

    private boolean fromTheCall(EscalationView escalation) {
        return !escalation.causes().isEmpty() && escalation.causes().stream().allMatch(this::fromTheCall);
    }

    private boolean fromTheCall(EscalationView.Cause cause) {
        return hidden != null
                && cause.kind() == EscalationCause.Kind.SURVEY
                && !cause.at().isBefore(hidden.since());
    }

    private EscalationView withoutTheCall(EscalationView escalation) {
        return new EscalationView(
                escalation.id(),
                escalation.caseNumber(),
                escalation.level(),
                escalation.openedAt(),
                escalation.endedAt(),
                escalation.outcome(),
                escalation.endNote(),
                escalation.levels(),
                escalation.causes().stream()
                        .filter(cause -> !fromTheCall(cause))
                        .toList());
    }
}
