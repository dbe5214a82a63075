package cn.baoxiu.scorecard.reward;

import cn.baoxiu.attachment.Attachment;
import cn.baoxiu.attachment.AttachmentKind;
import cn.baoxiu.attachment.Attachments;
import cn.baoxiu.attachment.Occasion;
import cn.baoxiu.attachment.PreparedFiles;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.Sentences;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.scorecard.kpi.Months;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Rewards and penalties of people (M4): entered by developer customer service or the head with reason and evidence, confirmed by
 * another, the head or group customer service, and never by the person concerned.
 */
@Service
@Transactional
public class Rewards {

    static final String DECISION = "rewardDecision";
    static final String DECISION_REASON = "rewardDecisionReason";
    static final String WITHDRAWAL_REASON = "rewardWithdrawalReason";

    private final RewardRows rows;
    private final RewardLimits limits;
    private final RewardAccess access;
    private final Attachments attachments;
    private final RewardNotices notices;
    private final Sentences sentences;
    private final Clock clock;

    Rewards(
            RewardRows rows,
            RewardLimits limits,
            RewardAccess access,
            Attachments attachments,
            RewardNotices notices,
            Sentences sentences,
            Clock clock) {
        this.rows = rows;
        this.limits = limits;
        this.access = access;
        this.attachments = attachments;
        this.notices = notices;
        this.sentences = sentences;
        this.clock = clock;
    }

    /**
     * @param more whether there are older ones
     * @param sums of what was confirmed of the people on the page, in all months or in the one that was asked for
     */
    public record Page(List<Reward> rewards, boolean more, List<RewardSum> sums) {

        public Page {
            rewards = List.copyOf(rewards);
            sums = List.copyOf(sums);
        }
    }

    /**
     * @param files evidence; needed where no case is named
     * @throws FormRejected for wrong fields, oneself, somebody who is not of the subsidiary, another subsidiary or a case of
     *     one, a case in which a person with a post had no hand, without evidence, the same again, and if the month of the
     *     person would be beyond the limits
     */
    public Reward enter(Map<String, ?> values, @Nullable PreparedFiles files) {
        if (!access.enters()) {
            throw new AccessDeniedException("developer customer service and head enter rewards and penalties");
        }
        RewardForm form = RewardForm.read(values, Months.of(clock.instant()));
        String person = access.staff().id();
        if (!access.entersFor(form.subsidiary())) {
            throw new FormRejected(RewardForm.SUBSIDIARY, "kpi.unknownSubsidiary", form.subsidiary());
        }
        if (form.person().equals(person)) {
            throw new FormRejected(RewardForm.PERSON, "reward.own");
        }
        if (!access.worksFor(form.person(), form.subsidiary())) {
            throw new FormRejected(RewardForm.PERSON, "reward.notOfSubsidiary", form.person());
        }
        evidence(form, files);
        long id = add(form, person);
        if (files != null) {
            attachments.add(new Occasion(owner(id), 1, AttachmentKind.OTHER, null, null), files);
        }
        Reward entered = get(id);
        notices.entered(entered);
        return entered;
    }

    private void evidence(RewardForm form, @Nullable PreparedFiles files) {
        String number = form.caseNumber();
        if (number == null) {
            if (files == null) {
                throw new FormRejected(Attachments.FIELD, "reward.noEvidence");
            }
            return;
        }
        if (!rows.isCaseOf(number, form.subsidiary())) {
            throw new FormRejected(RewardForm.CASE, "reward.otherCase", number);
        }
        // conduct counts cases in which the person had a hand: one of somebody else's would be punished and count
        // nowhere
        if (access.hasPost(form.person(), form.subsidiary()) && !rows.hadHand(form.person(), number)) {
            throw new FormRejected(RewardForm.CASE, "reward.noHand", number);
        }
    }

    /**
     * Month in which the case of a penalty counts under conduct: that of the confirmation. Null if it counts nowhere (yet):
     * without a case in which the person had a hand.
     */
    @Transactional(readOnly = true)
    public @Nullable YearMonth countsIn(Reward reward) {
        String number = reward.caseNumber();
        Instant decided = reward.decidedAt();
        boolean counts = reward.kind() == RewardKind.PENALTY && reward.state() == RewardState.CONFIRMED;
        return counts && number != null && decided != null && rows.hadHand(reward.person(), number)
                ? Months.of(decided)
                : null;
    }

    private long add(RewardForm form, String by) {
        try {
            rows.hold(form.person(), form.month());
            if (rows.isThere(form)) {
                throw new FormRejected(RewardForm.PERSON, "reward.twice");
            }
            limits.check(form, rows.open(form));
            return rows.add(form, by, clock.instant(), note(form));
        } catch (DuplicateKeyException e) {
            FormRejected twice = new FormRejected(RewardForm.PERSON, "reward.twice");
            twice.initCause(e);
            throw twice;
        }
    }

    /** Whom it concerns and how much, in the trail that nobody changes. */
    private String note(RewardForm form) {
        return sentences.text(
                "reward.logged",
                form.person(),
                form.month().toString(),
                sentences.text("rewardKind." + form.kind()),
                plain(form.points()),
                plain(form.yuan()));
    }

    private static String plain(@Nullable BigDecimal amount) {
        return amount == null ? "–" : amount.toPlainString();
    }

    /**
     * By another person.
     *
     * @throws FormRejected if the person entered it or is concerned, it was decided before, or a refusal has no reason
     */
    public Reward decide(long id, Map<String, ?> values) {
        SubmittedForm form = SubmittedForm.of(values);
        boolean confirmed = form.requiredFlag(DECISION);
        String reason = confirmed ? form.text(DECISION_REASON, 2000) : form.requiredText(DECISION_REASON, 2000);
        form.check();
        Reward reward = held(id);
        if (!access.confirms(reward)) {
            throw new AccessDeniedException("head and group customer service confirm rewards and penalties");
        }
        waiting(reward, DECISION);
        String person = access.staff().id();
        if (person.equals(reward.person())) {
            throw new FormRejected(DECISION, "reward.concerned");
        }
        if (person.equals(reward.enteredBy())) {
            throw new FormRejected(DECISION, "reward.enteredByYou");
        }
        rows.decide(id, confirmed ? RewardState.CONFIRMED : RewardState.REFUSED, person, clock.instant(), reason);
        Reward decided = get(id);
        notices.decided(decided);
        return decided;
    }

    /**
     * By who entered it, before it is decided.
     *
     * @throws FormRejected without a reason, for others, and once it is decided
     */
    public Reward withdraw(long id, Map<String, ?> values) {
        SubmittedForm form = SubmittedForm.of(values);
        String reason = form.requiredText(WITHDRAWAL_REASON, 2000);
        form.check();
        Reward reward = held(id);
        waiting(reward, WITHDRAWAL_REASON);
        String person = access.staff().id();
        if (!person.equals(reward.enteredBy())) {
            throw new FormRejected(WITHDRAWAL_REASON, "reward.notYours");
        }
        rows.decide(id, RewardState.WITHDRAWN, person, clock.instant(), reason);
        return get(id);
    }

    private Reward held(long id) {
        return rows.lock(id).filter(access::sees).orElseThrow(() -> new NoSuchElementException("no reward " + id));
    }

    private static void waiting(Reward reward, String field) {
        if (!reward.waits()) {
            throw new FormRejected(field, "reward.decided");
        }
    }

    /** Newest month first: the own ones, those that the person entered, and all of the subsidiaries that the person watches. */
    @Transactional(readOnly = true)
    public Page list(RewardFilter filter, int page, int size) {
        String reader = access.staff().id();
        Set<String> watched = access.watched();
        List<Reward> found = rows.list(reader, watched, filter, Math.multiplyExact(page, size), size + 1);
        List<Reward> shown = found.stream().limit(size).toList();
        Set<String> people = shown.stream().map(Reward::person).collect(Collectors.toSet());
        return new Page(shown, found.size() > size, rows.sums(reader, watched, filter, people));
    }

    /** @throws NoSuchElementException if there is none that the person may see */
    @Transactional(readOnly = true)
    public Reward visible(long id) {
        return rows.find(id).filter(access::sees).orElseThrow(() -> new NoSuchElementException("no reward " + id));
    }

    /** Who did what with it, oldest first. */
    @Transactional(readOnly = true)
    public List<Reward.Step> steps(Reward reward) {
        return rows.steps(reward.id());
    }

    @Transactional(readOnly = true)
    public List<Attachment> evidence(Reward reward) {
        return attachments.of(owner(reward.id()));
    }

    @Transactional(readOnly = true)
    public Optional<Attachment> evidence(Reward reward, String file) {
        return attachments.find(owner(reward.id()), file);
    }

    /** Whether the person may confirm or refuse it now. */
    @Transactional(readOnly = true)
    public boolean decides(Reward reward) {
        String person = access.staff().id();
        return reward.waits()
                && access.confirms(reward)
                && !person.equals(reward.person())
                && !person.equals(reward.enteredBy());
    }

    /** Whether the person may withdraw it now. */
    @Transactional(readOnly = true)
    public boolean withdraws(Reward reward) {
        return reward.waits() && access.staff().id().equals(reward.enteredBy());
    }

    private Reward get(long id) {
        return rows.find(id).orElseThrow(() -> new NoSuchElementException("no reward " + id));
    }

    private static String owner(long id) {
        return "reward-" + id;
    }
}
