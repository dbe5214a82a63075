package cn.baoxiu.scorecard.board;

import cn.baoxiu.scorecard.board.Panel.Cell;
import cn.baoxiu.scorecard.board.Panel.Unit;
import cn.baoxiu.scorecard.kpi.Kpi;
import cn.baoxiu.scorecard.kpi.KpiLine;
import cn.baoxiu.scorecard.kpi.KpiUnit;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Key figures as cells of a table. */
final class FigureCells {

    /** Mark of a value with too few facts to say much. */
    static final String FEW = "FEW";

    private FigureCells() {}

    static Unit unit(Kpi kpi) {
        return Unit.valueOf(kpi.unit().name());
    }

    /** The value with what it is worked out from, and how it stands to its target. */
    static Cell value(KpiLine line) {
        return Cell.of(line.value(), unit(line.kpi()))
                .from(line.numerator(), line.denominator(), line.facts())
                .marked(line.value() == null ? null : line.few() ? FEW : line.standing());
    }

    static Cell target(KpiLine line) {
        return Cell.of(line.target() == null ? null : line.target().target(), unit(line.kpi()));
    }

    /**
     * A share of a whole, as a key figure tells it.
     *
     * @param few a smaller base says little
     */
    static Cell share(Kpi kpi, int hits, int base, int few) {
        return Cell.of(kpi.unit().value(BigDecimal.valueOf(hits), BigDecimal.valueOf(base)), unit(kpi))
                .from(BigDecimal.valueOf(hits), BigDecimal.valueOf(base), base)
                .marked(base > 0 && base < few ? FEW : null);
    }

    /**
     * Mean hours of so many cases.
     *
     * @param few a smaller number of them says little
     */
    static Cell hours(BigDecimal minutes, BigDecimal cases, int few) {
        return Cell.of(KpiUnit.HOURS.value(minutes, cases), Unit.HOURS)
                .from(minutes, cases, cases.intValue())
                .marked(cases.signum() > 0 && cases.intValue() < few ? FEW : null);
    }

    static List<Integer> upTo(int size) {
        return IntStream.range(0, size).boxed().toList();
    }

    static @Nullable KpiLine line(List<KpiLine> lines, Kpi kpi) {
        return lines.stream().filter(line -> line.kpi() == kpi).findFirst().orElse(null);
    }
}
