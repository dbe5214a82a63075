package cn.baoxiu.escalation.chain;

import cn.baoxiu.escalation.EscalatedCases;
import cn.baoxiu.escalation.EscalationCause;
import cn.baoxiu.escalation.chain.EscalationTable.OpeningCause;
import cn.baoxiu.escalation.chain.EscalationTable.Running;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.notification.Audience;
import cn.baoxiu.notification.Notice;
import cn.baoxiu.notification.Notifications;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the levels. Silence is told upward: to the group of the level, never to whoever does not stir. */
@Component
class EscalationNotices {

    private static final String EMERGENCY = "P0";

    private final Notifications notifications;
    private final HolderNames names;

    EscalationNotices(Notifications notifications, HolderNames names) {
        this.notifications = notifications;
        this.names = names;
    }

    /** The level is the first of the escalation. */
    void opened(Running running, EscalatedCases.Facts facts, OpeningCause cause, Instant due) {
        Map<String, String> values = values(running, facts, due);
        String template = named(values, cause.kind(), cause.party(), "escalation-opened");
        toLevel(running, facts, "level|" + running.level(), template, values);
    }

    /** The level takes over from the one below. */
    void reached(Running running, EscalatedCases.Facts facts, Instant due) {
        toLevel(running, facts, "level|" + running.level(), "escalation-level", values(running, facts, due));
    }

    /** @param number of the cause, to tell causes of one kind apart */
    void causeAdded(Running running, EscalatedCases.Facts facts, EscalationCause cause, long number) {
        Map<String, String> values = values(running, facts, null);
        String template = named(values, cause.kind(), cause.party(), "escalation-cause");
        toLevel(running, facts, "cause|" + number, template, values);
    }

    /** Of silence the message says who does not stir, which need not be who holds the case. */
    private String named(
            Map<String, String> values, EscalationCause.Kind cause, @Nullable String party, String template) {
        values.put("reason", cause.name());
        if (cause != EscalationCause.Kind.SILENCE) {
            return template;
        }
        if (party != null) {
            values.put("holder", names.of(party));
        }
        return "silence";
    }

    /** The step that runs has to end earlier than was said. */
    void sooner(Running running, EscalatedCases.Facts facts, Instant due) {
        toLevel(running, facts, "sooner|" + due.getEpochSecond(), "escalation-sooner", values(running, facts, due));
    }

    /** Level 3 did not settle it. Nobody is above but group customer service, which can only press for a decision. */
    void decisionDemanded(Running running, EscalatedCases.Facts facts, Instant due) {
        for (String group : List.of(Groups.HOTLINE_400, Groups.GROUP_CS)) {
            send(running, facts, "decision|" + group, "escalation-decision", group, values(running, facts, due));
        }
    }

    /** The hotline itself does not stir: those above it, each time. */
    void decisionOverdue(Running running, EscalatedCases.Facts facts, Instant due, Instant now) {
        Map<String, String> values = values(running, facts, due);
        for (String group : List.of(Groups.GROUP_CS, Groups.SUBSIDIARY_HEAD)) {
            send(
                    running,
                    facts,
                    "overdue|" + now.getEpochSecond() + "|" + group,
                    "escalation-decision-overdue",
                    group,
                    values);
        }
    }

    /** Told to every level that had to do with it. */
    void ended(Running running, EscalatedCases.Facts facts, List<Integer> levels, Result outcome) {
        Map<String, String> values = values(running, facts, null);
        values.put("reason", outcome.name());
        for (int level : levels) {
            send(running, facts, "ended|" + level, "escalation-ended", Level.groupOf(level), values);
        }
    }

    /**
     * Those who carry the decision out: the warranty office, and the duty that holds the case. Companies see nothing of
     * the chain; the office gives them their orders.
     */
    void decided(Running running, EscalatedCases.Facts facts, String decision) {
        Map<String, String> values = values(running, facts, null);
        values.put("decision", decision);
        Set<String> groups = new LinkedHashSet<>(List.of(Groups.WARRANTY_OFFICE, Groups.GROUP_CS));
        if (Groups.STAFF.contains(facts.holder())) {
            groups.add(facts.holder());
        }
        for (String group : groups) {
            send(running, facts, "decided|" + group, "escalation-decided", group, values);
        }
    }

    private void toLevel(
            Running running, EscalatedCases.Facts facts, String what, String template, Map<String, String> values) {
        send(running, facts, what, template, Level.groupOf(running.level()), values);
    }

    private void send(
            Running running,
            EscalatedCases.Facts facts,
            String what,
            String template,
            String group,
            Map<String, String> values) {
        notifications.send(new Notice(
                running.caseNumber() + "|escalation|" + running.id() + "|" + what,
                template,
                new Audience.Members(group, facts.subsidiary()),
                running.caseNumber(),
                values,
                facts.grade().equals(EMERGENCY)));
    }

    private Map<String, String> values(Running running, EscalatedCases.Facts facts, @Nullable Instant due) {
        Map<String, String> values = new HashMap<>();
        values.put("place", facts.place());
        values.put("grade", facts.grade());
        values.put("holder", names.of(facts.holder()));
        values.put("level", String.valueOf(running.level()));
        if (due != null) {
            values.put("due", due.toString());
        }
        return values;
    }
}
