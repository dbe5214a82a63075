package cn.baoxiu.contractor.retention;

import cn.baoxiu.contractor.retention.ReleaseTerms.Alarm;
import cn.baoxiu.contractor.retention.ReleaseTerms.Term;
import cn.baoxiu.contractor.retention.StopList.Stop;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the record of requests for release while the model {@code retention-release} takes them through its two legal
 * terms (rules R6, domain B2). Every method but {@link #contractFor}, {@link #record} and {@link #of} needs a request
 * that runs.
 */
@Service
@Transactional
public class ReleaseDesk {

    private final ReleaseRows rows;
    private final ReleaseTerms terms;
    private final ReleaseNotices notices;
    private final StopList stops;
    private final OwnContracts ownContracts;
    private final ContractRegister contracts;
    private final Ledger ledger;
    private final LedgerWords words;
    private final CurrentUser actor;
    private final CurrentUser currentUser;
    private final Clock clock;

    ReleaseDesk(
            ReleaseRows rows,
            ReleaseTerms terms,
            ReleaseNotices notices,
            StopList stops,
            OwnContracts ownContracts,
            ContractRegister contracts,
            Ledger ledger,
            LedgerWords words,
            CurrentUser actor,
            CurrentUser currentUser,
            Clock clock) {
        this.rows = rows;
        this.terms = terms;
        this.notices = notices;
        this.stops = stops;
        this.ownContracts = ownContracts;
        this.contracts = contracts;
        this.ledger = ledger;
        this.words = words;
        this.actor = actor;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** What the clock of a request came to. */
    public enum ClockEvent {
        /** People were warned; the term goes on. */
        ALARM,
        /** The first term is over without an answer: only the contractor's urging begins the second. */
        FIRST_LAPSED,
        /** The second term is over without an answer: silence is consent. */
        SECOND_LAPSED
    }

    /**
     * A contract of a subsidiary of the user; jobs see all.
     *
     * @throws FormRejected if there is no such contract for this person
     */
    @Transactional(readOnly = true)
    public ContractFacts contractFor(String contractNo) {
        return ownContracts.get(ReleaseRequest.CONTRACT, contractNo);
    }

    /** @throws FormRejected if one runs, nothing is left, more is asked for than is left, or the contract is unknown */
    public ReleaseView record(ReleaseRequest request) {
        ContractFacts contract = contractFor(request.contractNo());
        BigDecimal left = ledger.retentionLeft(contract.contractNo());
        if (rows.running(contract.contractNo()).isPresent()) {
            throw new FormRejected(ReleaseRequest.CONTRACT, "release.running", contract.contractNo());
        }
        if (left.signum() == 0) {
            throw new FormRejected(ReleaseRequest.CONTRACT, "release.nothingLeft", contract.contractNo());
        }
        BigDecimal amount = request.amount();
        if (amount != null && amount.compareTo(left) > 0) {
            throw new FormRejected(ReleaseRequest.AMOUNT, "release.moreThanLeft", Yuan.text(left));
        }
        Instant due = terms.due(Term.FIRST, request.receivedOn());
        if (!rows.open(request, contract.subsidiary(), due, actor.idOrSystem(), now())) {
            throw new FormRejected(ReleaseRequest.CONTRACT, "release.running", contract.contractNo());
        }
        ReleaseView release = running(contract.contractNo());
        step(release, ReleaseStep.RECORDED, amount, request.evidence());
        notices.recorded(release, contract);
        return release;
    }

    /** When the clock of the request has to look next: the next warning, or the second after the end of the term. */
    @Transactional(readOnly = true)
    public Instant nextLook(String contractNo) {
        ReleaseView release = running(contractNo);
        return alarms(release).stream()
                .map(Alarm::at)
                .filter(at -> at.isAfter(now()))
                .findFirst()
                .orElse(due(release).plusSeconds(1));
    }

    /** The time of {@link #nextLook} has come. A look that comes late skips the warnings that were missed. */
    public ClockEvent look(String contractNo) {
        ReleaseView release = running(contractNo);
        ContractFacts contract = contracts.get(contractNo);
        if (now().isAfter(due(release))) {
            if (release.urgedOn() != null) {
                return ClockEvent.SECOND_LAPSED;
            }
            rows.firstLapsed(release.id(), now());
            step(release, ReleaseStep.FIRST_LAPSED, null, null);
            notices.firstLapsed(release, contract);
            return ClockEvent.FIRST_LAPSED;
        }
        List<Alarm> alarms = alarms(release);
        alarms.stream()
                .filter(alarm -> !alarm.at().isAfter(now()))
                .reduce((earlier, later) -> later)
                .ifPresent(alarm -> warn(release, contract, alarm, alarm.equals(alarms.get(alarms.size() - 1))));
        return ClockEvent.ALARM;
    }

    private void warn(ReleaseView release, ContractFacts contract, Alarm alarm, boolean last) {
        step(release, ReleaseStep.ALARM, null, String.valueOf(alarm.daysLeft()));
        notices.alarm(release, contract, alarm, due(release), last);
    }

    /** @throws FormRejected if the urging came before the first term was over */
    public void urge(String contractNo, Urging urging) {
        ReleaseView release = running(contractNo);
        LocalDate firstLast = LocalDate.ofInstant(release.firstDue(), EngineTime.ZONE);
        if (!urging.receivedOn().isAfter(firstLast)) {
            throw new FormRejected(Urging.RECEIVED_ON, "release.urgedTooEarly", firstLast.toString());
        }
        Instant due = terms.due(Term.SECOND, urging.receivedOn());
        rows.urged(release.id(), urging.receivedOn(), due);
        step(release, ReleaseStep.URGED, null, urging.evidence());
        notices.urged(release, contracts.get(contractNo), due);
    }

    /** @throws FormRejected for an approval by who recorded the request, against the stop list, or of too much */
    public void officeAnswers(String contractNo, OfficeAnswer answer) {
        ReleaseView release = running(contractNo);
        if (!answer.approves()) {
            step(release, ReleaseStep.REFUSED, null, refusal(answer, contractNo));
            return;
        }
        requireAnother(OfficeAnswer.DECISION, release.recordedBy(), null);
        requireNothingOpen(OfficeAnswer.DECISION, contractNo);
        BigDecimal left = ledger.retentionLeft(contractNo);
        BigDecimal asked = release.requestedCny() == null ? left : release.requestedCny();
        BigDecimal approved = answer.amount() == null ? asked.min(left) : answer.amount();
        if (approved.signum() == 0) {
            throw new FormRejected(OfficeAnswer.DECISION, "release.nothingLeft", contractNo);
        }
        if (approved.compareTo(asked.min(left)) > 0) {
            throw new FormRejected(OfficeAnswer.AMOUNT, "release.moreThanLeft", Yuan.text(asked.min(left)));
        }
        if (answer.amount() != null && approved.compareTo(asked.min(left)) < 0 && answer.reason() == null) {
            throw new FormRejected(OfficeAnswer.REASON, "release.reasonForLess");
        }
        rows.officeSigned(release.id(), approved, actor.idOrSystem());
        step(release, ReleaseStep.OFFICE_APPROVED, approved, answer.reason());
    }

    /** What stood in the way stands beside the reason, as it was then. */
    private String refusal(OfficeAnswer answer, String contractNo) {
        String list = String.join("；", stopList(contractNo));
        String reason = words.note("refused", String.valueOf(answer.reason()), String.valueOf(answer.told()));
        return shortened(list.isEmpty() ? reason : reason + words.note("refusedFor", list));
    }

    private static String shortened(String text) {
        return text.length() <= 4000 ? text : text.substring(0, 3999) + "…";
    }

    /** @throws FormRejected for a countersignature by who recorded or approved, or against the stop list */
    public void propertyAnswers(String contractNo, PropertyAnswer answer) {
        ReleaseView release = running(contractNo);
        if (!answer.agrees()) {
            step(release, ReleaseStep.PROPERTY_OBJECTED, null, answer.reason());
            return;
        }
        requireAnother(PropertyAnswer.AGREES, release.recordedBy(), release.officeBy());
        requireNothingOpen(PropertyAnswer.AGREES, contractNo);
        rows.propertySigned(release.id(), actor.idOrSystem());
        step(release, ReleaseStep.PROPERTY_APPROVED, release.approvedCny(), answer.reason());
    }

    /** Pays what both signed for, or what is left if that is less by now. */
    public void release(String contractNo) {
        ReleaseView release = running(contractNo);
        if (release.officeBy() == null || release.propertyBy() == null) {
            throw new IllegalStateException("the release of " + contractNo + " is not signed by both");
        }
        pay(release, ReleaseOutcome.RELEASED, ReleaseStep.RELEASED, Objects.requireNonNull(release.approvedCny()));
    }

    /** Pays what was asked for, without an answer: silence was consent. */
    public void releaseDeemed(String contractNo) {
        ReleaseView release = running(contractNo);
        BigDecimal asked =
                Objects.requireNonNullElseGet(release.requestedCny(), () -> ledger.retentionLeft(contractNo));
        BigDecimal paid = pay(release, ReleaseOutcome.DEEMED, ReleaseStep.DEEMED, asked);
        notices.deemed(release, contracts.get(contractNo), paid);
    }

    private BigDecimal pay(ReleaseView release, ReleaseOutcome outcome, ReleaseStep step, BigDecimal amount) {
        String note = words.note(outcome == ReleaseOutcome.DEEMED ? "deemed" : "released", release.receivedOn());
        BigDecimal paid = amount.signum() == 0
                ? amount
                : ledger.release("RELEASE|" + release.id(), release.contractNo(), amount, note);
        step(release, step, paid, null);
        end(release, outcome, paid);
        return paid;
    }

    /** The refusal, with its reason, was recorded by {@link #officeAnswers}. */
    public void refuse(String contractNo) {
        end(running(contractNo), ReleaseOutcome.REFUSED, BigDecimal.ZERO.setScale(2));
    }

    private void end(ReleaseView release, ReleaseOutcome outcome, BigDecimal paid) {
        rows.end(release.id(), outcome, paid, now());
        notices.ended(release, contracts.get(release.contractNo()), outcome, paid);
    }

    @Transactional(readOnly = true)
    public Optional<ReleaseView> find(String contractNo) {
        return rows.running(contractNo);
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<ReleaseView> of(String contractNo) {
        return rows.of(contractNo);
    }

    /** What stands in the way of a release. */
    public List<Stop> stops(String contractNo) {
        return stops.of(contracts.get(contractNo));
    }

    /** The same, a line each. */
    List<String> stopList(String contractNo) {
        return stops(contractNo).stream().map(Stop::text).toList();
    }

    private void requireNothingOpen(String field, String contractNo) {
        List<String> list = stopList(contractNo);
        if (!list.isEmpty()) {
            throw new FormRejected(field, "release.blocked", list.size(), String.join("；", list));
        }
    }

    private void requireAnother(String field, String recordedBy, @Nullable String officeBy) {
        String me = currentUser.find().map(AppUser::id).orElseThrow(() -> new IllegalStateException("nobody signs"));
        if (me.equals(recordedBy)) {
            throw new FormRejected(field, "release.byRecorder");
        }
        if (me.equals(officeBy)) {
            throw new FormRejected(field, "release.bySamePerson");
        }
    }

    private List<Alarm> alarms(ReleaseView release) {
        return release.urgedOn() == null
                ? terms.alarms(Term.FIRST, release.receivedOn())
                : terms.alarms(Term.SECOND, release.urgedOn());
    }

    private static Instant due(ReleaseView release) {
        return release.secondDue() == null ? release.firstDue() : release.secondDue();
    }

    private void step(ReleaseView release, ReleaseStep step, @Nullable BigDecimal amount, @Nullable String note) {
        rows.step(release.id(), step, actor.idOrSystem(), now(), amount, note);
    }

    private ReleaseView running(String contractNo) {
        return rows.running(contractNo)
                .orElseThrow(() -> new IllegalStateException("no release of " + contractNo + " is asked for"));
    }

    private Instant now() {
        return clock.instant();
    }
}
