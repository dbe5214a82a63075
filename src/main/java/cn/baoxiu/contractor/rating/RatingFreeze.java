package cn.baoxiu.contractor.rating;

import cn.baoxiu.contractor.rating.RatingFacts.Subject;
import cn.baoxiu.engine.EngineTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Freezes quarters that are over: facts and what they give are kept as they are, once. */
@Service
public class RatingFreeze {

    private final RatingFacts facts;
    private final RatingRows rows;
    private final RatingScales scales;
    private final TransactionOperations transaction;
    private final Clock clock;

    RatingFreeze(
            RatingFacts facts, RatingRows rows, RatingScales scales, TransactionOperations transaction, Clock clock) {
        this.facts = facts;
        this.rows = rows;
        this.scales = scales;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Quarters whose time to enter facts is over and that are not frozen, oldest first. */
    public List<Quarter> due() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), EngineTime.ZONE);
        Quarter running = Quarter.of(today);
        Quarter next = rows.lastFrozen()
                .map(Quarter::next)
                .or(() -> facts.first().map(Quarter::of))
                .orElse(running);
        List<Quarter> due = new ArrayList<>();
        while (next.compareTo(running) < 0 && !scales.freezeOn(next).isAfter(today)) {
            due.add(next);
            next = next.next();
        }
        return due;
    }

    /**
     * Freezes a quarter in one transaction of its own. Two nodes may do so at once: one of them writes.
     *
     * @return false if it is frozen already
     * @throws IllegalArgumentException if the quarter is not over, or facts may still be entered
     */
    public boolean freeze(Quarter quarter) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), EngineTime.ZONE);
        if (scales.freezeOn(quarter).isAfter(today)) {
            throw new IllegalArgumentException(quarter + " cannot be frozen before " + scales.freezeOn(quarter));
        }
        if (rows.isFrozen(quarter)) {
            return false;
        }
        try {
            transaction.executeWithoutResult(status -> write(quarter));
            return true;
        } catch (DuplicateKeyException e) {
            // another node was faster; nothing of ours is left
            if (rows.isFrozen(quarter)) {
                return false;
            }
            throw e;
        }
    }

    private void write(Quarter quarter) {
        RatingScale scale = scales.of(quarter);
        rows.begin(quarter, scale.from(), clock.instant());
        facts.freeze(quarter);
        Map<Subject, Tally> tallies = facts.frozenTallies(quarter);
        Map<String, Tally> ofGroup = new TreeMap<>();
        tallies.forEach((subject, tally) -> {
            rows.insert(quarter, subject, tally, RatingReckoning.of(tally, scale));
            ofGroup.merge(subject.contractor(), tally, Tally::plus);
        });
        ofGroup.forEach((contractor, tally) ->
                rows.insert(quarter, new Subject(contractor, Rating.GROUP), tally, RatingReckoning.of(tally, scale)));
    }
}
