package cn.baoxiu.survey.wave;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything of one instrument; there is no figure above it. */
public record InstrumentPanel(Instrument instrument, List<Block> blocks) {

    public InstrumentPanel {
        blocks = List.copyOf(blocks);
    }

    /**
     * A figure beside what it is compared with.
     *
     * @param few fewer answers than the rule of the day asks for
     * @param benchmark of the wave's year, from 0 to 100; null if nobody set one
     * @param difference points less benchmark
     * @param groupPoints what the whole group got in the same wave, where a part is shown; null if nothing tells it
     */
    public record Line(
            Cell cell,
            boolean few,
            @Nullable BigDecimal benchmark,
            @Nullable BigDecimal difference,
            @Nullable BigDecimal groupPoints) {}

    /** @param lines in the order of segments */
    public record WaveLines(String wave, LocalDate held, List<Line> lines) {

        public WaveLines {
            lines = List.copyOf(lines);
        }

        public Optional<Line> of(Segment segment) {
            return lines.stream()
                    .filter(line -> line.cell().segment() == segment)
                    .findFirst();
        }
    }

    /**
     * What happens between moving in and the end of the first year.
     *
     * @param change after less before
     * @param benchmarkChange the same of the benchmarks; null unless both are there
     */
    public record MovingIn(Line before, Line after, BigDecimal change, @Nullable BigDecimal benchmarkChange) {}

    /**
     * One question.
     *
     * @param waves oldest first, at least one
     */
    public record Block(Question question, List<WaveLines> waves) {

        public Block {
            waves = List.copyOf(waves);
        }

        public WaveLines latest() {
            return waves.get(waves.size() - 1);
        }

        /** Segments that any wave has a figure of, in their order. */
        public List<Segment> segments() {
            return waves.stream()
                    .flatMap(wave -> wave.lines().stream())
                    .map(line -> line.cell().segment())
                    .distinct()
                    .sorted()
                    .toList();
        }

        /** In the latest wave. */
        public Optional<MovingIn> movingIn() {
            Line before = latest().of(Segment.PRE_MOVE_IN).orElse(null);
            Line after = latest().of(Segment.BREAK_IN).orElse(null);
            if (before == null || after == null) {
                return Optional.empty();
            }
            BigDecimal was = before.benchmark();
            BigDecimal is = after.benchmark();
            return Optional.of(new MovingIn(
                    before,
                    after,
                    after.cell().points().subtract(before.cell().points()),
                    was == null || is == null ? null : is.subtract(was)));
        }
    }
}
