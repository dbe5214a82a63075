package cn.baoxiu.repair.casework;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.engine.TaskInbox;
import cn.baoxiu.escalation.EscalatedCases;
import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.identity.OwnerLinks;
import cn.baoxiu.repair.DefectClass;
import cn.baoxiu.repair.OwnerSigning;
import cn.baoxiu.repair.OwnerVoice;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Owners confirm repairs: the signature is kept, then the step is completed with the answer, in one transaction (rules R10).
 * After a signature was made void the same doors take another one, without the process, which has gone on.
 */
@Service
@Transactional
public class SigningDesk implements OwnerSigning {

    private static final String LINK = "link";
    private static final int WORDS_MOST = 1000;
    private static final int REASON_MOST = 500;

    /** Who may undo what an owner signed (rules R3: not who took it, which is checked signature by signature). */
    private static final Set<String> VOIDERS = Set.of(Groups.DEVELOPER_CS, Groups.GROUP_CS);

    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ISO_OFFSET_DATE_TIME.withLocale(Locale.ROOT).withZone(EngineTime.ZONE);

    private final CaseStore store;
    private final CaseAccess access;
    private final CaseRecords records;
    private final Signatures signatures;
    private final Acceptance acceptance;
    private final ConfirmationStep step;
    private final TaskInbox tasks;
    private final OwnerLinks links;
    private final OwnerVoice voice;
    private final EscalatedCases cases;
    private final PartyChoices parties;
    private final Timeline timeline;
    private final Labels labels;
    private final Actor actor;
    private final Clock clock;

    SigningDesk(
            CaseStore store,
            CaseAccess access,
            CaseRecords records,
            Signatures signatures,
            Acceptance acceptance,
            ConfirmationStep step,
            TaskInbox tasks,
            OwnerLinks links,
            OwnerVoice voice,
            EscalatedCases cases,
            PartyChoices parties,
            Timeline timeline,
            Labels labels,
            Actor actor,
            Clock clock) {
        this.store = store;
        this.access = access;
        this.records = records;
        this.signatures = signatures;
        this.acceptance = acceptance;
        this.step = step;
        this.tasks = tasks;
        this.links = links;
        this.voice = voice;
        this.cases = cases;
        this.parties = parties;
        this.timeline = timeline;
        this.labels = labels.chinese();
        this.actor = actor;
        this.clock = clock;
    }

    /** Whether somebody waits for the owner's word on a round. */
    public enum Standing {
        /** The process does. */
        ASKED,
        /** A signature was made void, and the owner has not signed again. */
        AGAIN,
        OVER
    }

    /**
     * What an owner is asked to confirm. No personal data: whoever holds the link reads it.
     *
     * @param company who repaired
     * @param finishedAt when that was reported; null where no order tells
     */
    public record Matter(
            String caseNumber,
            String place,
            DefectClass defectClass,
            @Nullable String company,
            @Nullable Instant finishedAt,
            @Nullable String workDone,
            Standing standing) {}

    /** @param state of the link; an open one helps only if somebody waits for the answer */
    public record Invitation(Matter matter, OwnerLinks.State state, Instant until) {}

    /** Empty for a token that was never issued. */
    @Transactional(readOnly = true)
    public Optional<Invitation> find(String token) {
        return links.find(ConfirmLinks.PURPOSE, token).flatMap(link -> ConfirmLinks.Subject.of(link.subject())
                .map(subject -> new Invitation(
                        matter(store.get(subject.caseNumber()), subject.round()), link.state(), link.until())));
    }

    /** @throws java.util.NoSuchElementException if there is no such case for the current user */
    @Transactional(readOnly = true)
    public Matter onSiteMatter(String caseNumber) {
        access.requireVisible(caseNumber);
        RepairCase repairCase = store.get(caseNumber);
        return matter(repairCase, repairCase.round());
    }

    /** Whether the current user may let the owner sign on a telephone of staff now. */
    @Transactional(readOnly = true)
    public boolean mayTake(String caseNumber) {
        return openTask(caseNumber).isPresent()
                || (takesAgain()
                        && signatures.isAwaitedAgain(
                                caseNumber, store.get(caseNumber).round()));
    }

    /** Whether the current user may make the signature under the present round void. */
    @Transactional(readOnly = true)
    public boolean mayVoid(String caseNumber) {
        return signatures
                .valid(caseNumber, store.get(caseNumber).round())
                .filter(signature -> actor.find()
                        .filter(user -> user.isInAny(VOIDERS))
                        .filter(user -> !user.id().equals(signature.takenBy()))
                        .isPresent())
                .isPresent();
    }

    @Override
    public void onSite(String caseNumber, Map<String, ?> values) {
        access.requireVisible(caseNumber);
        SubmittedForm form = SubmittedForm.of(values);
        SignedName signed = SignedName.read(form);
        String words = form.text(WORDS, WORDS_MOST);
        form.check();
        cases.hold(caseNumber);
        RepairCase repairCase = store.get(caseNumber);
        Optional<OpenTask> task = openTask(caseNumber);
        if (task.isPresent()) {
            signatures.take(repairCase, SignatureMeans.DRAWN, signed);
            tasks.complete(task.get().id(), answer(OwnerAnswer.CONFIRMED, words));
        } else if (!signatures.isAwaitedAgain(caseNumber, repairCase.round())) {
            requireWorker();
            throw new CaseConflict("repair.signature.notAsked", caseNumber);
        } else {
            if (!takesAgain()) {
                throw new AccessDeniedException("signatures are taken at the counter");
            }
            signatures.take(repairCase, SignatureMeans.DRAWN, signed);
            acceptance.ownerAnswersAgain(repairCase, OwnerAnswer.CONFIRMED, words);
        }
    }

    @Override
    public void byLink(String token, Map<String, ?> values) {
        OwnerLinks.Link link = links.find(ConfirmLinks.PURPOSE, token)
                .orElseThrow(() -> new FormRejected(LINK, "repair.confirmLink.unknown"));
        if (link.state() != OwnerLinks.State.OPEN) {
            throw new FormRejected(LINK, "repair.confirmLink." + link.state());
        }
        ConfirmLinks.Subject subject = ConfirmLinks.Subject.of(link.subject())
                .orElseThrow(() -> new FormRejected(LINK, "repair.confirmLink.unknown"));
        Word word = Word.read(SubmittedForm.of(values));
        // the case first, as everybody does who closes it; then its link, which only one of two at once can use
        cases.hold(subject.caseNumber());
        if (!links.use(ConfirmLinks.PURPOSE, token)) {
            throw new FormRejected(LINK, "repair.confirmLink.USED");
        }
        RepairCase repairCase = store.get(subject.caseNumber());
        switch (standing(repairCase, subject.round())) {
            case ASKED -> answerNow(repairCase, word);
            case AGAIN -> answerAgain(repairCase, word);
            case OVER -> throw new FormRejected(LINK, "repair.confirmLink.OVER");
        }
    }

    private record Word(OwnerAnswer answer, @Nullable SignedName signed, @Nullable String words) {

        static Word read(SubmittedForm form) {
            OwnerAnswer answer = form.requiredChoice(ANSWER, OwnerAnswer.class);
            SignedName signed = null;
            String words = null;
            if (form.isWrong(ANSWER)) {
                words = form.text(WORDS, WORDS_MOST);
            } else if (answer == OwnerAnswer.CONFIRMED) {
                signed = SignedName.read(form);
                words = form.text(WORDS, WORDS_MOST);
            } else if (answer == OwnerAnswer.NOT_FIXED) {
                words = form.requiredText(WORDS, WORDS_MOST);
            } else {
                // whoever refuses to sign has no use for the link; staff notes that
                form.reject(ANSWER, "form.unknownChoice", answer.name());
            }
            form.check();
            return new Word(answer, signed, words);
        }
    }

    private void answerNow(RepairCase repairCase, Word word) {
        if (word.signed() != null) {
            signatures.take(repairCase, SignatureMeans.LINK, word.signed());
        }
        if (!step.complete(repairCase.caseNumber(), answer(word.answer(), word.words()))) {
            throw new FormRejected(LINK, "repair.confirmLink.OVER");
        }
    }

    private void answerAgain(RepairCase repairCase, Word word) {
        if (word.signed() != null) {
            signatures.take(repairCase, SignatureMeans.LINK, word.signed());
            acceptance.ownerAnswersAgain(repairCase, word.answer(), word.words());
            return;
        }
        acceptance.ownerAnswersAgain(repairCase, word.answer(), word.words());
        if (repairCase.isOpen()) {
            // an escalation holds the case: its level hears what the owner says
            voice.complain(repairCase.caseNumber(), String.valueOf(word.words()));
        } else {
            voice.reopen(repairCase.caseNumber(), labels.text("repair.signature.reopened"));
        }
    }

    @Override
    public void makeVoid(String caseNumber, String reason) {
        access.requireVisible(caseNumber);
        AppUser user = actor.find()
                .filter(found -> found.isInAny(VOIDERS))
                .orElseThrow(() -> new AccessDeniedException("signatures are made void by customer service"));
        SubmittedForm form = SubmittedForm.of(Map.of("reason", reason));
        String why = form.requiredText("reason", REASON_MOST);
        form.check();
        cases.hold(caseNumber);
        RepairCase repairCase = store.get(caseNumber);
        Signature signature = signatures
                .valid(caseNumber, repairCase.round())
                .orElseThrow(() -> new CaseConflict("repair.signature.none", caseNumber));
        if (user.id().equals(signature.takenBy())) {
            throw new FormRejected("reason", "repair.signature.voiderTook");
        }
        signatures.makeVoid(signature, why);
        timeline.add(repairCase, TimelineKind.SIGNATURE_VOIDED, why);
        acceptance.askAgain(repairCase);
    }

    private Map<String, Object> answer(OwnerAnswer answer, @Nullable String words) {
        Map<String, Object> form = new HashMap<>();
        form.put(ANSWER, answer.name());
        form.put("answeredAt", ISO.format(clock.instant()));
        if (words != null) {
            form.put(WORDS, words);
        }
        return form;
    }

    private Matter matter(RepairCase repairCase, int round) {
        List<CaseRecords.WorkOrder> orders = records.workOrders(repairCase.caseNumber()).stream()
                .filter(order -> order.round() == round && order.completedAt() != null)
                .toList();
        Optional<CaseRecords.WorkOrder> last = CaseRecords.last(orders);
        return new Matter(
                repairCase.caseNumber(),
                repairCase.locationName(),
                repairCase.currentClass(),
                last.map(order -> parties.nameOf(order.party())).orElse(null),
                last.map(CaseRecords.WorkOrder::completedAt).orElse(null),
                last.map(CaseRecords.WorkOrder::workDone).orElse(null),
                standing(repairCase, round));
    }

    private Standing standing(RepairCase repairCase, int round) {
        if (repairCase.round() != round) {
            return Standing.OVER;
        }
        if (repairCase.isOpen() && step.isOpen(repairCase.caseNumber())) {
            return Standing.ASKED;
        }
        return signatures.isAwaitedAgain(repairCase.caseNumber(), round) ? Standing.AGAIN : Standing.OVER;
    }

    /** The step at which the owner is asked, if the current user may work on it. */
    private Optional<OpenTask> openTask(String caseNumber) {
        return tasks.ofCase(caseNumber).stream()
                .filter(task -> task.definitionKey().equals(Step.CONFIRM_WITH_OWNER.taskId()))
                .filter(task -> actor.find()
                        .filter(user -> user.isInAny(Set.copyOf(task.candidateGroups())))
                        .isPresent())
                .findFirst();
    }

    /** Where no task is left, those who would have had it. */
    private boolean takesAgain() {
        return actor.find().filter(user -> user.isIn(Groups.PROPERTY_CS)).isPresent();
    }

    private void requireWorker() {
        if (actor.find().filter(AppUser::worksOnTasks).isEmpty()) {
            throw new AccessDeniedException("no signatures by this user");
        }
    }
}
