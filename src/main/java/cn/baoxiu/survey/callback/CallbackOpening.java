package cn.baoxiu.survey.callback;

import cn.baoxiu.engine.BackgroundTask;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.OwnerLinks;
import cn.baoxiu.survey.Callbacks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Begins the call-backs of cases that were closed. Not in the transaction of the closing: whoever closes a case does not
 * wait for it, and a closing that is missed once is found the next time.
 */
@Component
class CallbackOpening implements BackgroundTask, Callbacks {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackOpening.class);

    private static final int MOST = 500;
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    private final CallbackRows rows;
    private final CallbackProcess process;
    private final CallbackNotices notices;
    private final CallbackRules rules;
    private final OwnerLinks links;
    private final CurrentUser currentUser;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Duration pause;

    CallbackOpening(
            CallbackRows rows,
            CallbackProcess process,
            CallbackNotices notices,
            CallbackRules rules,
            OwnerLinks links,
            CurrentUser currentUser,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${baoxiu.survey.closings-every}") Duration pause) {
        this.rows = rows;
        this.process = process;
        this.notices = notices;
        this.rules = rules;
        this.links = links;
        this.currentUser = currentUser;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.pause = pause;
    }

    @Override
    public String name() {
        return "survey.callbacks";
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(pause);
    }

    /** Each in a transaction of its own, so that one that fails does not hold up the others. */
    @Override
    public void run(String id) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), EngineTime.ZONE);
        Instant since = takenUpSince(today, rows.closedWithinDays(today));
        List<Closing> closings = rows.newClosings(since, MOST);
        for (Closing closing : closings) {
            try {
                transaction.executeWithoutResult(status -> begin(closing));
            } catch (DuplicateKeyException e) {
                LOG.debug("the call-back of {} was begun by somebody else", closing.caseNumber());
            } catch (RuntimeException e) {
                // the others are called all the same; this one is tried again the next time
                LOG.error("the call-back of {} could not begin", closing.caseNumber(), e);
            }
        }
    }

    /** Closings before this are not taken up any more. */
    static Instant takenUpSince(LocalDate today, int days) {
        return today.minusDays(days).atStartOfDay(EngineTime.ZONE).toInstant();
    }

    @Override
    public void begin(String caseNumber) {
        transaction.executeWithoutResult(status -> rows.newClosing(caseNumber).ifPresent(this::begin));
    }

    private void begin(Closing closing) {
        Instant now = clock.instant();
        CallbackRule rule = rules.of(closing);
        if (!rule.toCall()) {
            rows.open(closing, now, null, null, rule);
            return;
        }
        Instant due = rules.due(rule, closing.closedAt());
        Instant linkUntil = LocalDate.ofInstant(now, EngineTime.ZONE)
                .plusDays(rule.linkDays())
                .atTime(LAST_SECOND)
                .atZone(EngineTime.ZONE)
                .toInstant();
        long id = rows.open(closing, now, due, linkUntil, rule);
        Callback callback = Callback.begun(id, closing, now, due, linkUntil, rule);
        rows.log(callback, "BEGUN", currentUser.idOrSystem(), now);
        notices.link(callback, links.issue(CallbackDesk.PURPOSE, String.valueOf(id), linkUntil));
        process.begin(callback);
    }
}
