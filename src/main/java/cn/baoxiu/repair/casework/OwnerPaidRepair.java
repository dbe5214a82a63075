package cn.baoxiu.repair.casework;

import cn.baoxiu.clock.PromiseKind;
import cn.baoxiu.clock.Promises;
import java.time.Clock;
import java.util.Arrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Quote for a repair outside the warranty, which the owner takes or declines. */
@Service
@Transactional
public class OwnerPaidRepair {

    private final CaseStore store;
    private final Promises promises;
    private final Timeline timeline;
    private final Actor actor;
    private final JdbcClient jdbc;
    private final Clock clock;

    OwnerPaidRepair(CaseStore store, Promises promises, Timeline timeline, Actor actor, JdbcClient jdbc, Clock clock) {
        this.store = store;
        this.promises = promises;
        this.timeline = timeline;
        this.actor = actor;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void quote(String caseNumber, Quote quote) {
        RepairCase repairCase = store.get(caseNumber);
        repairCase.requireOpen();
        SqlRow.of(caseNumber, repairCase.round())
                .with("amount_cny", quote.amount())
                .with("items", quote.items())
                .with("valid_until", quote.validUntil())
                .with("quoted_at", clock.instant())
                .with("quoted_by", actor.id())
                .insertInto("repair_quote", jdbc);
        promises.meet(caseNumber, PromiseKind.STEP, clock.instant());
        timeline.add(repairCase, TimelineKind.QUOTED, "¥" + quote.amount() + " · " + quote.items());
    }

    public void answer(String caseNumber, QuoteAnswer answer) {
        RepairCase repairCase = store.get(caseNumber);
        repairCase.requireOpen();
        jdbc.sql(
                        """
                        update repair_quote set accepted = ?, answered_at = ?, answer_note = ?
                        where id = (select max(id) from repair_quote where case_number = ? and round = ?)""")
                .params(Arrays.asList(
                        answer.accepted(),
                        SqlRow.bound(clock.instant()),
                        answer.note(),
                        caseNumber,
                        repairCase.round()))
                .update();
        promises.meet(caseNumber, PromiseKind.STEP, clock.instant());
        timeline.add(
                repairCase,
                answer.accepted() ? TimelineKind.QUOTE_ACCEPTED : TimelineKind.QUOTE_DECLINED,
                answer.note());
    }
}
