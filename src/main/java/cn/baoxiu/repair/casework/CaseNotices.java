package cn.baoxiu.repair.casework;

import cn.baoxiu.clock.Holders;
import cn.baoxiu.clock.PauseView;
import cn.baoxiu.clock.PromiseView;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.escalation.EscalationCause;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.notification.Audience;
import cn.baoxiu.notification.Deliveries;
import cn.baoxiu.notification.Notice;
import cn.baoxiu.notification.Notifications;
import cn.baoxiu.repair.Grade;
import cn.baoxiu.repair.OwnerNotice;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells people what the clocks of a case do. Owners are told by the room that knows their telephone numbers. */
@Component
class CaseNotices {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(EngineTime.ZONE);

    /** So much of an answer fits into a short message. */
    private static final int ANSWER = 100;

    private final Notifications notifications;
    private final Deliveries deliveries;
    private final PartyChoices parties;
    private final ApplicationEventPublisher events;
    private final String ownerHotline;

    /** @param ownerHotline telephone number for owners who object, empty for none */
    CaseNotices(
            Notifications notifications,
            Deliveries deliveries,
            PartyChoices parties,
            ApplicationEventPublisher events,
            @Value("${baoxiu.owner-hotline:}") String ownerHotline) {
        this.notifications = notifications;
        this.deliveries = deliveries;
        this.ownerHotline = ownerHotline;
        this.parties = parties;
        this.events = events;
    }

    /** Part of the time has passed: those whose promise it is are told, and those in whose hands the case is. */
    void warning(RepairCase repairCase, PromiseView promise, int percent) {
        Map<String, String> values = values(repairCase);
        values.put("promise", promise.kind().name());
        values.put("due", moment(promise.due()));
        values.put("holder", nameOf(inCharge(repairCase, promise)));
        values.put("percent", String.valueOf(percent));
        send(repairCase, key(promise) + percent, "promise-warning", concerned(repairCase, promise), values);
    }

    /**
     * Too late: those whose promise it was, those in whose hands the case is, and the warranty office, which has to do
     * something about it. Whoever does not stir is left out: that is told upward, by the chain.
     */
    void breach(RepairCase repairCase, PromiseView promise, CaseEscalation.Verdict verdict) {
        Map<String, String> values = values(repairCase);
        values.put("promise", promise.kind().name());
        values.put("due", moment(promise.due()));
        values.put("holder", nameOf(inCharge(repairCase, promise)));
        Set<String> groups = concerned(repairCase, promise);
        groups.add(Groups.WARRANTY_OFFICE);
        if (verdict.kind() == EscalationCause.Kind.SILENCE) {
            groups.remove(groupOf(verdict.party()));
        }
        send(repairCase, key(promise) + "BREACHED", "promise-breached", groups, values);
    }

    /** Who has to decide is told of a request, the owner of a pause that stops what was promised to the owner. */
    void pause(RepairCase repairCase, PauseView pause) {
        Map<String, String> values = values(repairCase);
        values.put("reason", pause.reason().name());
        values.put("until", moment(pause.until()));
        String key = "pause|" + pause.id() + "|" + pause.state();
        switch (pause.state()) {
            case REQUESTED ->
                send(repairCase, key, "pause-requested", Set.of(Groups.WARRANTY_OFFICE, Groups.DEVELOPER_CS), values);
            case RUNNING ->
                events.publishEvent(new OwnerNotice(
                        repairCase.caseNumber(), key, "pause-approved-owner", values, urgent(repairCase)));
            case ENDED -> send(repairCase, key, "pause-ended", holderGroup(repairCase), values);
            case REFUSED -> {
                // who asked sees it in the story of the case
            }
        }
    }

    /** Whose turn it is in the case; the finish is promised long before the one who repairs is known. */
    private static String inCharge(RepairCase repairCase, PromiseView promise) {
        String holder = repairCase.stepHolder();
        boolean toOwner = promise.kind().toOwner();
        return !toOwner || holder == null || holder.equals(Holders.WAITING) ? promise.party() : holder;
    }

    private Set<String> concerned(RepairCase repairCase, PromiseView promise) {
        return new LinkedHashSet<>(List.of(groupOf(promise.party()), groupOf(inCharge(repairCase, promise))));
    }

    /** What a level of the chain answered; without the number that owners may call, only the counter is named. */
    void answerToOwner(RepairCase repairCase, String key, String answer, Instant until) {
        Map<String, String> values = values(repairCase);
        String line = answer.replaceAll("\\s+", " ").strip();
        values.put(
                "answer",
                line.codePointCount(0, line.length()) <= ANSWER
                        ? line
                        : line.substring(0, line.offsetByCodePoints(0, ANSWER - 1)) + "…");
        values.put("due", moment(until));
        if (!ownerHotline.isBlank()) {
            values.put("phone", ownerHotline);
        }
        events.publishEvent(
                new OwnerNotice(repairCase.caseNumber(), key, "escalation-answer-owner", values, urgent(repairCase)));
    }

    /** Whether that message left, or still can. */
    boolean reachesOwner(String caseNumber, String key) {
        return deliveries.areUnderWay(caseNumber, OwnerNotice.noticeKey(caseNumber, key));
    }

    /**
     * An owner is asked to confirm a repair, or reminded of that.
     *
     * @param url of the page on which he or she can
     */
    void askOwner(RepairCase repairCase, String key, String template, String url, Instant answerUntil) {
        Map<String, String> values = values(repairCase);
        values.put("url", url);
        values.put("due", moment(answerUntil));
        events.publishEvent(new OwnerNotice(repairCase.caseNumber(), "confirm|" + key, template, values, false));
    }

    /** A promise that is due at another time is warned of and broken anew. */
    private static String key(PromiseView promise) {
        return "promise|" + promise.id() + "|" + moment(promise.due()) + "|";
    }

    private void send(
            RepairCase repairCase, String key, String template, Set<String> groups, Map<String, String> values) {
        for (String group : groups) {
            notifications.send(new Notice(
                    repairCase.caseNumber() + "|" + key + "|" + group,
                    template,
                    new Audience.Members(group, repairCase.subsidiary()),
                    repairCase.caseNumber(),
                    values,
                    urgent(repairCase)));
        }
    }

    private Map<String, String> values(RepairCase repairCase) {
        Map<String, String> values = new HashMap<>();
        values.put("caseNumber", repairCase.caseNumber());
        values.put("place", repairCase.locationName());
        values.put("grade", repairCase.requiredGrade().name());
        values.put("link", "/cases/" + repairCase.caseNumber());
        return values;
    }

    private Set<String> holderGroup(RepairCase repairCase) {
        String holder = repairCase.stepHolder();
        return holder == null || holder.equals(Holders.WAITING) ? Set.of() : Set.of(groupOf(holder));
    }

    /** A party is a duty of our own or a company; each has a group. */
    private String groupOf(String party) {
        return Groups.STAFF.contains(party) ? party : parties.groupOf(party);
    }

    /** Duties stay codes, for which the templates have words. */
    private String nameOf(String party) {
        return Groups.STAFF.contains(party) ? party : parties.nameOf(party);
    }

    private static boolean urgent(RepairCase repairCase) {
        return repairCase.grade() == Grade.P0;
    }

    private static String moment(@Nullable Instant at) {
        return MOMENT.format(Objects.requireNonNull(at));
    }
}
