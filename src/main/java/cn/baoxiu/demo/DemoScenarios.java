package cn.baoxiu.demo;

import cn.baoxiu.demo.DemoScenario.Ending;
import cn.baoxiu.repair.Handling;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Composes the demo cases: 300 that run to their end, spread over the past 13 months, and about 40 open ones, one at least
 * at each step. Of the 300 some of the last weeks have not reached their end: a wall dries, an owner is silent.
 */
final class DemoScenarios {

    static final int CLOSED = 300;
    /** Days since the first and the last of them was reported: a newcomer looks at the last month first. */
    private static final int FIRST = 395;

    private static final int LAST = 10;
    private static final int REOPENED = 6;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final List<String> CHANNELS =
            List.of("COUNTER", "PHONE", "PHONE", "WECHAT", "PORTAL", "HOTLINE_400");

    /** Steps at which an open case waits, with the handling that leads there and the days since its report. */
    private static final List<Waiting> STEPS = List.of(
            new Waiting("userTask_checkDuplicate", null, 0, 3),
            new Waiting("userTask_contactOwner", null, 0, 2),
            new Waiting("userTask_makeSafe", null, 0, 2),
            new Waiting("userTask_logArrival", null, 1, 3),
            new Waiting("userTask_surveySite", null, 2, 2),
            new Waiting("userTask_decideFinding", null, 3, 2),
            new Waiting("userTask_dispatchWorkOrder", Handling.CONTRACTOR, 4, 2),
            new Waiting("userTask_acceptWorkOrder", Handling.CONTRACTOR, 4, 2),
            new Waiting("userTask_makeAppointment", Handling.CONTRACTOR, 5, 2),
            new Waiting("userTask_carryOutRepair", Handling.CONTRACTOR, 7, 2),
            new Waiting("drying", Handling.CONTRACTOR, 8, 2),
            new Waiting("userTask_makePropertyAppointment", Handling.PROPERTY, 3, 1),
            new Waiting("userTask_carryOutPropertyRepair", Handling.PROPERTY, 4, 2),
            new Waiting("userTask_prepareQuote", Handling.OWNER_PAID, 3, 1),
            new Waiting("userTask_answerQuote", Handling.OWNER_PAID, 5, 1),
            new Waiting("userTask_carryOutOwnerPaidRepair", Handling.OWNER_PAID, 8, 1),
            new Waiting("userTask_reportStructure", Handling.STRUCTURAL, 4, 1),
            new Waiting("userTask_agreeScheme", Handling.STRUCTURAL, 8, 1),
            new Waiting("userTask_carryOutStructuralRepair", Handling.STRUCTURAL, 25, 1),
            new Waiting("userTask_fileStructuralRepair", Handling.STRUCTURAL, 40, 1),
            new Waiting("userTask_explainToOwner", Handling.NOT_DEFECT, 4, 1),
            new Waiting("userTask_inspectRepair", Handling.CONTRACTOR, 8, 2),
            new Waiting("userTask_confirmWithOwner", Handling.CONTRACTOR, 9, 2),
            new Waiting("userTask_closeWithThreeParties", Handling.CONTRACTOR, 14, 1));

    private record Waiting(String step, @Nullable Handling handling, int daysAgo, int cases) {}

    private final List<DemoHome> homes;
    private final Instant now;
    private final Random random = new Random(20260101);
    private final Set<String> usedHomes = new HashSet<>();
    private final List<DemoScenario> scenarios = new ArrayList<>();

    private DemoScenarios(List<DemoHome> homes, Instant now) {
        this.homes = new ArrayList<>(homes.stream()
                .filter(h -> h.subsidiary().equals("huadong") || h.subsidiary().equals("huanan"))
                .toList());
        Collections.shuffle(this.homes, random);
        this.now = now;
    }

    /**
     * @param now end of the demo's past; the same instant gives the same scenarios
     * @return in the order in which they are to be driven
     */
    static List<DemoScenario> compose(List<DemoHome> homes, Instant now) {
        DemoScenarios composer = new DemoScenarios(homes, now);
        composer.closed();
        composer.open();
        composer.merged();
        return composer.scenarios;
    }

    private void closed() {
        for (int i = 0; i < CLOSED; i++) {
            Instant reported = at(now.minus(Duration.ofDays(FIRST - (long) ((double) (FIRST - LAST) * i / CLOSED))));
            DemoProblem problem = problem();
            int dice = random.nextInt(100);
            Handling handling = handlingFor(problem, dice);
            boolean leak = problem.description.contains("渗") || problem == DemoProblem.BURST_PIPE;
            add(
                    problem,
                    reported,
                    handling,
                    random.nextInt(100) < 14 ? 1 + random.nextInt(2) : 0,
                    random.nextInt(100) < 6,
                    leak && random.nextInt(100) < 40,
                    ending(handling),
                    null,
                    null,
                    null,
                    dice == 99 || dice == 50);
        }
        for (int i = 0; i < REOPENED; i++) {
            int first = 20 + i * 40;
            DemoScenario closed = scenarios.get(first);
            if (closed.handling() == Handling.CONTRACTOR && !closed.withdrawn()) {
                add(
                        closed.home(),
                        closed.problem(),
                        closed.reportedAt(),
                        Handling.CONTRACTOR,
                        0,
                        false,
                        false,
                        Ending.CONFIRMED,
                        null,
                        null,
                        closed.no(),
                        false);
            }
        }
    }

    private void open() {
        for (Waiting waiting : STEPS) {
            for (int i = 0; i < waiting.cases(); i++) {
                DemoProblem problem = problemFor(waiting);
                Instant reported = at(now.minus(Duration.ofDays(waiting.daysAgo()))
                        .minus(Duration.ofMinutes(200L + random.nextInt(400))));
                Handling handling = waiting.handling() == null ? Handling.CONTRACTOR : waiting.handling();
                boolean duplicate = waiting.step().equals("userTask_checkDuplicate");
                Ending ending = waiting.step().equals("userTask_closeWithThreeParties")
                        ? Ending.REFUSES_TO_SIGN
                        : Ending.CONFIRMED;
                if (duplicate) {
                    // The case that the report repeats waits for its survey; the report came a little later.
                    add(problem, reported, handling, 0, false, false, ending, "userTask_surveySite", null, null, false);
                    DemoScenario first = scenarios.get(scenarios.size() - 1);
                    Instant again =
                            reported.plus(Duration.between(reported, now).dividedBy(2));
                    add(
                            first.home(),
                            problem,
                            again,
                            handling,
                            0,
                            false,
                            false,
                            ending,
                            waiting.step(),
                            first.no(),
                            null,
                            false);
                } else {
                    add(
                            problem,
                            reported,
                            handling,
                            0,
                            false,
                            waiting.step().equals("drying"),
                            ending,
                            waiting.step(),
                            null,
                            null,
                            false);
                }
            }
        }
    }

    /** Reports that repeat an open case and are merged into it. */
    private void merged() {
        List<DemoScenario> waiting = scenarios.stream()
                .filter(s ->
                        "userTask_acceptWorkOrder".equals(s.stopAt()) || "userTask_decideFinding".equals(s.stopAt()))
                .toList();
        for (DemoScenario first : waiting) {
            Instant again = first.reportedAt()
                    .plus(Duration.between(first.reportedAt(), now).dividedBy(2));
            add(
                    first.home(),
                    first.problem(),
                    again,
                    first.handling(),
                    0,
                    false,
                    false,
                    Ending.CONFIRMED,
                    null,
                    first.no(),
                    null,
                    false);
        }
    }

    private void add(
            DemoProblem problem,
            Instant reported,
            Handling handling,
            int reworks,
            boolean rejects,
            boolean drying,
            Ending ending,
            @Nullable String stopAt,
            @Nullable Integer twinOf,
            @Nullable Integer reopens,
            boolean withdrawn) {
        add(
                home(handling, reported),
                problem,
                reported,
                handling,
                reworks,
                rejects,
                drying,
                ending,
                stopAt,
                twinOf,
                reopens,
                withdrawn);
    }

    private void add(
            DemoHome home,
            DemoProblem problem,
            Instant reported,
            Handling handling,
            int reworks,
            boolean rejects,
            boolean drying,
            Ending ending,
            @Nullable String stopAt,
            @Nullable Integer twinOf,
            @Nullable Integer reopens,
            boolean withdrawn) {
        scenarios.add(new DemoScenario(
                scenarios.size() + 1,
                home,
                problem,
                CHANNELS.get(random.nextInt(CHANNELS.size())),
                reported,
                handling,
                reworks,
                rejects,
                drying,
                ending,
                stopAt,
                twinOf,
                reopens,
                withdrawn));
    }

    /** A home that was handed over before and has no other demo case; an old one where the owner has to pay. */
    private DemoHome home(Handling handling, Instant reported) {
        LocalDate day = reported.atZone(ZONE).toLocalDate();
        LocalDate latest = handling == Handling.OWNER_PAID ? day.minusMonths(25) : day.minusDays(7);
        for (DemoHome home : homes) {
            if (home.handoverDate().isBefore(latest) && usedHomes.add(home.code())) {
                return home;
            }
        }
        throw new IllegalStateException("the demo group has no home left that was handed over before " + latest);
    }

    private DemoProblem problem() {
        DemoProblem[] all = DemoProblem.values();
        // A third of all reports are leaks (domain B5); structure and smell are rare.
        return random.nextInt(100) < 33 ? all[random.nextInt(4)] : all[4 + random.nextInt(all.length - 6)];
    }

    private DemoProblem problemFor(Waiting waiting) {
        if (waiting.step().equals("userTask_makeSafe")) {
            return DemoProblem.BURST_PIPE;
        }
        if (waiting.handling() == Handling.STRUCTURAL) {
            return DemoProblem.SLAB_CRACK;
        }
        if (waiting.handling() == Handling.NOT_DEFECT) {
            return DemoProblem.SMELL;
        }
        if (waiting.handling() == Handling.OWNER_PAID) {
            return DemoProblem.FLOOR_ARCHED;
        }
        if (waiting.step().equals("drying")) {
            return DemoProblem.BATHROOM_SEEPAGE;
        }
        return problem();
    }

    private Handling handlingFor(DemoProblem problem, int dice) {
        if (problem == DemoProblem.SLAB_CRACK) {
            return Handling.STRUCTURAL;
        }
        return dice < 66 ? Handling.CONTRACTOR : dice < 90 ? Handling.PROPERTY : Handling.NOT_DEFECT;
    }

    private Ending ending(Handling handling) {
        int dice = random.nextInt(100);
        if (handling == Handling.OWNER_PAID && dice < 30) {
            return Ending.QUOTE_DECLINED;
        }
        return dice < 78 ? Ending.CONFIRMED : dice < 95 ? Ending.SILENT : Ending.REFUSES_TO_SIGN;
    }

    /** The same day between 7:30 and 22:00, when people report. */
    private Instant at(Instant day) {
        Instant moved = day.atZone(ZONE)
                .toLocalDate()
                .atTime(7, 30)
                .plusMinutes(random.nextInt(870))
                .atZone(ZONE)
                .toInstant();
        return moved.isBefore(now.minus(Duration.ofMinutes(200))) ? moved : day;
    }
}
