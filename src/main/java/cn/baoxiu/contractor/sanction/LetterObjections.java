package cn.baoxiu.contractor.sanction;

import cn.baoxiu.attachment.PreparedFiles;
import cn.baoxiu.contractor.Letters;
import cn.baoxiu.contractor.Letters.Letter;
import cn.baoxiu.contractor.sanction.ObjectionTable.Objection;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.engine.TaskInbox;
import cn.baoxiu.estate.Parties;
import cn.baoxiu.estate.Party;
import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Objections as the page of a letter has them, within the walls. */
@Service
@Transactional
public class LetterObjections {

    private final Letters letters;
    private final PenaltyTable table;
    private final ObjectionTable objections;
    private final ObjectionDesk desk;
    private final ObjectionFiles files;
    private final DeliveryDesk deliveries;
    private final TaskInbox tasks;
    private final CurrentUser currentUser;
    private final Parties parties;
    private final Clock clock;

    LetterObjections(
            Letters letters,
            PenaltyTable table,
            ObjectionTable objections,
            ObjectionDesk desk,
            ObjectionFiles files,
            DeliveryDesk deliveries,
            TaskInbox tasks,
            CurrentUser currentUser,
            Parties parties,
            Clock clock) {
        this.letters = letters;
        this.table = table;
        this.objections = objections;
        this.desk = desk;
        this.files = files;
        this.deliveries = deliveries;
        this.tasks = tasks;
        this.currentUser = currentUser;
        this.parties = parties;
        this.clock = clock;
    }

    /**
     * @param open whether an objection counts now
     * @param mayObject whether the reader works for the contractor, and the letter is delivered
     * @param mayProve whether the reader may add a proof of delivery
     * @param until end of the window, null before delivery
     */
    public record State(
            boolean open,
            boolean mayObject,
            boolean mayProve,
            @Nullable Instant until,
            String contractor,
            List<Said> said) {}

    /** An objection for a reader. */
    public record Said(
            String by,
            Instant at,
            String reason,
            @Nullable String wanted,
            boolean late,
            @Nullable RulingKind ruling,
            @Nullable String amount,
            @Nullable Instant decidedAt,
            @Nullable String decisionReason) {}

    /**
     * Staff see letters of their subsidiaries, a contractor's user those that were issued to it.
     *
     * @throws NoSuchElementException if there is no such letter for the current user
     */
    @Transactional(readOnly = true)
    public Letter visible(long letterId) {
        AppUser user = currentUser.find().orElseThrow(() -> new NoSuchElementException("letter " + letterId));
        Optional<String> company = user.companyCode();
        return letters.find(letterId)
                .filter(letter -> user.maySee(letter.says().subsidiary()))
                .filter(letter -> company.isEmpty()
                        || (letter.number() != null
                                && company.get().equals(letter.says().contractor())))
                .orElseThrow(() -> new NoSuchElementException("letter " + letterId));
    }

    /**
     * @throws NoSuchElementException if there is no such letter for the current user
     * @throws AccessDeniedException for staff: only the contractor objects
     */
    @Transactional(readOnly = true)
    public Letter requireOwn(long letterId) {
        Letter letter = visible(letterId);
        if (!isOwn(letter)) {
            throw new AccessDeniedException("only the contractor objects");
        }
        return letter;
    }

    private boolean isOwn(Letter letter) {
        return currentUser
                .find()
                .map(user -> user.isIn(Groups.CONTRACTOR_PREFIX + letter.says().contractor()))
                .orElse(false);
    }

    @Transactional(readOnly = true)
    public State state(Letter letter) {
        Penalty penalty = table.ofLetter(letter.id()).orElse(null);
        Instant until = penalty == null ? null : penalty.objectionUntil();
        boolean office = currentUser
                .find()
                .map(user -> user.isIn(Groups.WARRANTY_OFFICE))
                .orElse(false);
        return new State(
                desk.openTask(letter.id()).isPresent(),
                until != null && isOwn(letter),
                office && until != null && clock.instant().isBefore(until),
                until,
                name(letter.says().contractor()),
                penalty == null
                        ? List.of()
                        : objections.of(penalty.id()).stream().map(this::said).toList());
    }

    private Said said(Objection objection) {
        return new Said(
                currentUser.displayNameOf(objection.raisedBy()),
                objection.raisedAt(),
                objection.reason(),
                objection.wanted(),
                objection.late(),
                objection.ruling(),
                objection.amount() == null ? null : objection.amount().toPlainString(),
                objection.decidedAt(),
                objection.decisionReason());
    }

    /**
     * Within the window it completes the contractor's task; after it, it is kept as late. With its files, or not at all.
     *
     * @throws cn.baoxiu.engine.FormRejected with every wrong field, or before delivery
     */
    public void raise(long letterId, Map<String, String> form, PreparedFiles prepared) {
        requireOwn(letterId);
        Optional<String> task = desk.openTask(letterId);
        if (task.isPresent()) {
            tasks.complete(task.get(), form);
        } else {
            desk.late(letterId, ObjectionForm.read(SubmittedForm.of(form)));
        }
        files.add(letterId, prepared);
    }

    /** A further proof of delivery, for example the receipt of a courier. */
    public void receipt(long letterId, Map<String, String> form) {
        Penalty penalty = table.ofLetter(letterId)
                .orElseThrow(() -> new NoSuchElementException("no procedure of letter " + letterId));
        Map<String, String> values = new LinkedHashMap<>(form);
        values.remove("sendNow");
        DeliveryReport report =
                DeliveryReport.read(SubmittedForm.of(values), deliveries.earliest(penalty.id()), clock.instant());
        deliveries.further(letterId, report.delivery(name(penalty.contractor())));
    }

    private String name(String code) {
        return Objects.requireNonNull(parties.find(code).map(Party::name).orElse(code));
    }
}
