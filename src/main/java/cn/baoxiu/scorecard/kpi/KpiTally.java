package cn.baoxiu.scorecard.kpi;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds counts up to the lines of a report. */
final class KpiTally {

    private static final Sum NOTHING = new Sum(BigDecimal.ZERO, BigDecimal.ZERO, 0);
    private static final Comparator<String> PARTS =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private final Map<Kpi, Map<String, Sum>> parts = new EnumMap<>(Kpi.class);
    private final Map<Kpi, Map<String, Integer>> leftOut = new EnumMap<>(Kpi.class);
    private final Map<Kpi, BigDecimal> homes = new EnumMap<>(Kpi.class);

    private record Sum(BigDecimal hits, BigDecimal base, int facts) {

        Sum plus(Sum other) {
            return new Sum(hits.add(other.hits), base.add(other.base), facts + other.facts);
        }

        /** Of parts that share one denominator. */
        Sum beside(Sum other) {
            return new Sum(hits.add(other.hits), base.max(other.base), Math.max(facts, other.facts));
        }
    }

    static KpiTally of(List<KpiCounts.Count> counts) {
        KpiTally tally = new KpiTally();
        counts.forEach(tally::add);
        return tally;
    }

    private void add(KpiCounts.Count count) {
        Sum sum = new Sum(count.hits(), count.base(), count.facts());
        if (count.part().equals(KpiCounts.HOMES)) {
            homes.merge(count.kpi(), count.base(), BigDecimal::add);
        } else if (count.leftOut().isEmpty()) {
            parts.computeIfAbsent(count.kpi(), kpi -> new TreeMap<>(PARTS)).merge(count.part(), sum, Sum::plus);
        } else {
            leftOut.computeIfAbsent(count.kpi(), kpi -> new HashMap<>())
                    .merge(count.leftOut(), count.facts(), Integer::sum);
        }
    }

    /** @param before the tally of the month before; null if its values are not wanted */
    List<KpiLine> lines(KpiRule rule, Map<Kpi, List<Kpi>> counters, @Nullable KpiTally before) {
        List<KpiLine> lines = new ArrayList<>();
        for (Kpi kpi : Kpi.values()) {
            lines.add(line(kpi, rule, counters.getOrDefault(kpi, List.of()), before));
        }
        return lines;
    }

    private KpiLine line(Kpi kpi, KpiRule rule, List<Kpi> counters, @Nullable KpiTally before) {
        Sum sum = sum(kpi);
        BigDecimal deducted = deducted(kpi, rule);
        BigDecimal value = value(kpi, rule);
        KpiRule.Target target = rule.targets().get(kpi);
        return new KpiLine(
                kpi,
                KpiUnit.plain(sum.hits()),
                KpiUnit.plain(sum.base()),
                sum.facts(),
                value,
                before == null ? null : before.value(kpi, rule),
                !kpi.perHome() && sum.facts() < rule.few(),
                target,
                target == null || value == null ? null : target.standing(value),
                kpi == Kpi.SATISFACTION && value != null ? rule.band(value) : null,
                isInvalid(kpi, rule),
                deducted,
                leftOut.getOrDefault(kpi, Map.of()),
                parts(kpi, sum),
                counters);
    }

    private @Nullable BigDecimal value(Kpi kpi, KpiRule rule) {
        Sum sum = sum(kpi);
        BigDecimal value = kpi.unit().value(sum.hits(), sum.base());
        BigDecimal deducted = deducted(kpi, rule);
        return value == null || deducted == null
                ? value
                : value.subtract(deducted).max(BigDecimal.ZERO.setScale(2));
    }

    private Sum sum(Kpi kpi) {
        Sum sum = parts.getOrDefault(kpi, Map.of()).values().stream()
                .reduce(NOTHING, (a, b) -> kpi.partsShareBase() ? a.beside(b) : a.plus(b));
        return kpi.perHome() ? new Sum(sum.hits(), homes.getOrDefault(kpi, BigDecimal.ZERO), sum.facts()) : sum;
    }

    /** Visits lose points where call-backs missed their target (domain B6). */
    private @Nullable BigDecimal deducted(Kpi kpi, KpiRule rule) {
        KpiRule.Target target = rule.targets().get(Kpi.CALLBACK);
        if (kpi != Kpi.VISIT || target == null) {
            return null;
        }
        Sum called = sum(Kpi.CALLBACK);
        BigDecimal rate = Kpi.CALLBACK.unit().value(called.hits(), called.base());
        return rate != null && rate.compareTo(target.target()) < 0 ? rule.callbackMissedPoints() : null;
    }

    private boolean isInvalid(Kpi kpi, KpiRule rule) {
        if (kpi != Kpi.SATISFACTION && kpi != Kpi.SATISFIED) {
            return false;
        }
        Sum silent = sum(Kpi.NO_ANSWER);
        BigDecimal share = Kpi.NO_ANSWER.unit().value(silent.hits(), silent.base());
        return share != null && share.compareTo(rule.noAnswerPercent()) > 0;
    }

    private List<KpiLine.Part> parts(Kpi kpi, Sum whole) {
        List<KpiLine.Part> list = new ArrayList<>();
        parts.getOrDefault(kpi, Map.of()).forEach((part, sum) -> {
            if (!part.isEmpty()) {
                BigDecimal base = kpi.perHome() ? whole.base() : sum.base();
                list.add(new KpiLine.Part(
                        part,
                        KpiUnit.plain(sum.hits()),
                        KpiUnit.plain(base),
                        kpi.unit().value(sum.hits(), base)));
            }
        });
        return list;
    }
}
