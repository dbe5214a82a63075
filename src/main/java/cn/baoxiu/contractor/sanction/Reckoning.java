package cn.baoxiu.contractor.sanction;

import cn.baoxiu.contractor.ChargeBacks.ChargeBack;
import cn.baoxiu.contractor.Letters.Line;
import cn.baoxiu.contractor.Rung;
import cn.baoxiu.contractor.ViolationKind;
import cn.baoxiu.contractor.Violations.Violation;
import cn.baoxiu.contractor.sanction.ViolationTable.Item;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.Sentences;
import cn.baoxiu.estate.Contracts.Penalty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What a deduction takes (rules R6): the sum of the contract's tariff for each violation, per day begun for a late finish,
 * and the charge-backs. A violation without a row in the tariff costs nothing.
 */
@Component
class Reckoning {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(EngineTime.ZONE);

    private final Sentences sentences;

    Reckoning(Sentences sentences) {
        this.sentences = sentences;
    }

    /**
     * @param items what the letter names, violations without a sum included
     * @param days by violation, for those that count days
     * @param clauses of the tariff rows used
     * @param taken numbers of violations that no money can be taken for any more
     */
    record Sum(List<Line> lines, List<Item> items, List<Counted> days, Set<String> clauses, List<Long> taken) {

        BigDecimal total() {
            return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
        }
    }

    record Counted(long violation, int days) {}

    /** A letter that takes no money names its violations all the same. */
    Sum of(Rung rung, Standing standing, Set<Long> leaveOut, long penalty) {
        Sum sum = new Sum(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new LinkedHashSet<>(), new ArrayList<>());
        for (Violation violation : standing.violations()) {
            if (!leaveOut.contains(violation.id())) {
                add(sum, rung, standing, violation, penalty);
            }
        }
        if (rung.takesMoney()) {
            standing.chargeBacks().forEach(cost -> add(sum, cost));
        }
        return sum;
    }

    /** The same for what a draft names, to see whether it still holds. */
    Sum again(Rung rung, Standing standing, List<Item> named, long penalty) {
        Sum sum = new Sum(
                new ArrayList<>(), new ArrayList<>(named), new ArrayList<>(), new LinkedHashSet<>(), new ArrayList<>());
        named.forEach(item -> sum.lines().add(new Line("", null, item.amount())));
        named.stream()
                .filter(item -> rung.takesMoney() && item.amount().signum() > 0)
                .filter(item -> !isFree(item, standing, penalty))
                .forEach(item -> sum.taken().add(number(item)));
        return sum;
    }

    private static boolean isFree(Item item, Standing standing, long penalty) {
        Long violation = item.violationId();
        if (violation != null) {
            return standing.violations().stream().anyMatch(v -> v.id() == violation && standing.isFree(v, penalty));
        }
        return standing.chargeBacks().stream().anyMatch(cost -> Objects.equals(cost.id(), item.chargeBackId()));
    }

    private static long number(Item item) {
        Long violation = item.violationId();
        return violation == null ? Objects.requireNonNull(item.chargeBackId()) : violation;
    }

    private void add(Sum sum, Rung rung, Standing standing, Violation violation, long penalty) {
        Penalty tariff = standing.tariffOf(violation.kind());
        BigDecimal amount = BigDecimal.ZERO.setScale(2);
        if (rung.takesMoney()) {
            if (!standing.isFree(violation, penalty)) {
                // money was taken for it already, or an objection was upheld: it is no matter of this letter
                return;
            }
            if (tariff != null) {
                amount = line(sum, standing, violation, tariff);
            }
        }
        sum.items().add(new Item(violation.id(), null, amount));
    }

    private BigDecimal line(Sum sum, Standing standing, Violation violation, Penalty tariff) {
        boolean perDay = violation.kind() == ViolationKind.FINISH_LATE;
        int days = perDay ? standing.daysLate(violation) : 1;
        BigDecimal each = tariff.amount().setScale(2);
        BigDecimal amount = each.multiply(BigDecimal.valueOf(days));
        String label = sentences.text("violationKind." + violation.kind().name());
        sum.lines()
                .add(new Line(
                        sentences.text(
                                "contractor.line.violation", label, moment(violation.happenedAt()), tariff.clause()),
                        perDay
                                ? sentences.text("contractor.line.perDay", each.toPlainString(), String.valueOf(days))
                                : sentences.text("contractor.line.once", each.toPlainString()),
                        amount));
        sum.clauses().add(tariff.clause());
        if (perDay) {
            sum.days().add(new Counted(violation.id(), days));
        }
        return amount;
    }

    private void add(Sum sum, ChargeBack cost) {
        BigDecimal percent = cost.feePercent().add(BigDecimal.valueOf(100)).stripTrailingZeros();
        sum.lines()
                .add(new Line(
                        sentences.text("contractor.line.chargeBack", cost.invoiceNumber()),
                        sentences.text(
                                "contractor.line.chargeBackReckoning",
                                cost.invoiceCny().toPlainString(),
                                percent.toPlainString()),
                        cost.amount()));
        sum.items().add(new Item(null, cost.id(), cost.amount()));
    }

    private static String moment(Instant at) {
        return MOMENT.format(at);
    }
}
