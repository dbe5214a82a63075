package cn.baoxiu.demo;

import cn.baoxiu.attachment.AttachmentKind;
import cn.baoxiu.clock.Amount;
import cn.baoxiu.clock.CalendarId;
import cn.baoxiu.clock.WorkingTime;
import cn.baoxiu.demo.DemoScenario.Ending;
import cn.baoxiu.engine.DueTimers;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.engine.ProcessStarter;
import cn.baoxiu.engine.TaskInbox;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.repair.CaseSummary;
import cn.baoxiu.repair.Grade;
import cn.baoxiu.repair.RepairCases;
import cn.baoxiu.repair.RepairPhotos;
import cn.baoxiu.repair.RepairProcess;
import cn.baoxiu.repair.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Drives one scenario through the real services and the engine, on a moved clock. */
@Component
class DemoDriver {

    private static final String CASE = "repair-case";
    private static final String CONFIRM = "userTask_confirmWithOwner";

    private static final List<String> ORDER = List.of(
            "userTask_checkDuplicate",
            "userTask_contactOwner",
            "userTask_makeSafe",
            "userTask_logArrival",
            "userTask_surveySite",
            "userTask_decideFinding");

    private final DemoAnswers answers;
    private final DemoPictures pictures;
    private final DemoCases cases;
    private final ProcessStarter starter;
    private final TaskInbox inbox;
    private final DueTimers timers;
    private final RepairCases repairCases;
    private final RepairPhotos photos;
    private final CurrentUser currentUser;
    private final WorkingTime workingTime;
    private final RepairProcess process;
    private final DemoCallbacks callbacks;
    private final DemoOwners owners;
    private final TransactionTemplate transaction;

    DemoDriver(
            DemoAnswers answers,
            DemoPictures pictures,
            DemoCases cases,
            ProcessStarter starter,
            TaskInbox inbox,
            DueTimers timers,
            RepairCases repairCases,
            RepairPhotos photos,
            CurrentUser currentUser,
            WorkingTime workingTime,
            RepairProcess process,
            DemoCallbacks callbacks,
            DemoOwners owners,
            TransactionTemplate transaction) {
        this.answers = answers;
        this.pictures = pictures;
        this.cases = cases;
        this.starter = starter;
        this.inbox = inbox;
        this.timers = timers;
        this.repairCases = repairCases;
        this.photos = photos;
        this.currentUser = currentUser;
        this.workingTime = workingTime;
        this.process = process;
        this.callbacks = callbacks;
        this.owners = owners;
        this.transaction = transaction;
    }

    /**
     * Brings the scenario to its end or its waiting step; what a killed load has done already is left as it is.
     *
     * @param now the real present; nothing is dated later
     */
    void drive(DemoScenario scenario, Instant now) {
        Optional<String> number = cases.numberOf(scenario.no());
        if (number.isPresent()) {
            proceed(scenario, number.get(), now);
            return;
        }
        Instant at = reportTime(scenario);
        if (at.isBefore(now)) {
            EngineTime.moveTo(at);
            proceed(scenario, report(scenario, at), now);
        }
    }

    private String report(DemoScenario scenario, Instant at) {
        String started = transaction.execute(status -> {
            String number = currentUser.callAs(
                    "clerk." + scenario.home().subsidiary(), () -> starter.start(CASE, answers.report(scenario)));
            cases.started(scenario.no(), number, at);
            return number;
        });
        return java.util.Objects.requireNonNull(started);
    }

    private Instant reportTime(DemoScenario scenario) {
        if (scenario.reopens() == null) {
            return scenario.reportedAt();
        }
        // Inside the return window of the case that is reopened.
        return cases.numberOf(scenario.reopens())
                .flatMap(repairCases::find)
                .map(CaseSummary::closedAt)
                .map(closed -> closed.plus(Duration.ofDays(12)))
                .orElse(scenario.reportedAt());
    }

    private void proceed(DemoScenario scenario, String number, Instant now) {
        Random random = new Random(scenario.no());
        Map<String, Integer> done = new HashMap<>();
        Instant at = cases.lastEvent(scenario.no());
        String planned = "";
        Instant plannedAt = at;
        while (true) {
            CaseSummary summary = repairCases.find(number).orElseThrow();
            if (summary.stage() == Stage.CLOSED) {
                callbacks.follow(scenario, summary, now);
                return;
            }
            Optional<Instant> event = timers.next(number);
            Optional<OpenTask> next = inbox.ofCase(number).stream()
                    .filter(t -> t.processKey().equals(CASE))
                    .min(Comparator.comparingInt(t -> Math.floorMod(ORDER.indexOf(t.definitionKey()), 100)));
            boolean silent = scenario.ending() == Ending.SILENT
                    && next.filter(t -> t.definitionKey().equals(CONFIRM)).isPresent();
            boolean stops = next.filter(t -> t.definitionKey().equals(scenario.stopAt()))
                    .isPresent();
            boolean idle = next.isEmpty() || silent || stops;
            if (!idle && !next.get().id().equals(planned)) {
                planned = next.get().id();
                plannedAt = later(at, summary, scenario, random, now);
            }
            Optional<OpenTask> chain = stops ? Optional.empty() : inChain(number);
            Instant step = idle ? Instant.MAX : plannedAt;
            Instant answer = chain.map(t -> answerTime(t, scenario)).orElse(Instant.MAX);
            Instant timer = event.orElse(Instant.MAX);
            if (timer.isBefore(step) && timer.isBefore(answer)) {
                if (timer.isAfter(now)) {
                    return;
                }
                at = timer.isAfter(at) ? timer : at;
                EngineTime.moveTo(at);
                timers.fire(number);
                continue;
            }
            at = answer.isBefore(step) ? answer : step;
            if (at.isAfter(now)) {
                return;
            }
            EngineTime.moveTo(at);
            if (answer.isBefore(step)) {
                complete(scenario, chain.orElseThrow(), answers.inChain(chain.orElseThrow()), at);
                continue;
            }
            OpenTask task = next.orElseThrow();
            if (scenario.withdrawn() && task.definitionKey().equals("userTask_surveySite")) {
                // over a complaint only those above it may note that the owner takes the report back
                String noting = chain.isPresent()
                        ? "groupcs"
                        : "clerk." + scenario.home().subsidiary();
                currentUser.callAs(noting, () -> {
                    process.withdraw(number, "业主来电：自行处理，不再需要上门");
                    return true;
                });
                return;
            }
            int nth = done.merge(task.definitionKey(), 1, Integer::sum) - 1;
            String twin = scenario.twinOf() == null
                    ? null
                    : cases.numberOf(scenario.twinOf()).orElse(null);
            if (task.definitionKey().equals(CONFIRM) && scenario.ending() != Ending.REFUSES_TO_SIGN) {
                sign(scenario, number, at, now);
                continue;
            }
            Map<String, Object> values = answers.of(task, scenario, summary, at, nth, twin);
            photograph(scenario, task, number);
            complete(scenario, task, values, at);
        }
    }

    /** Who repairs shows the finished work; of every second case there is a photo of the damage beside it. */
    private void photograph(DemoScenario scenario, OpenTask task, String number) {
        AttachmentKind kind;
        if (task.definitionKey().startsWith("userTask_carryOut")) {
            kind = AttachmentKind.AFTER;
        } else if (task.definitionKey().equals("userTask_surveySite") && scenario.no() % 2 == 0) {
            kind = AttachmentKind.BEFORE;
        } else {
            return;
        }
        DemoProblem problem = scenario.problem();
        currentUser.callAs(
                userFor(task, scenario),
                () -> photos.add(number, kind, pictures.spot(problem), List.of(pictures.of(problem, kind, task.id()))));
    }

    private Optional<OpenTask> inChain(String number) {
        return inbox.ofCase(number).stream()
                .filter(t -> t.processKey().equals("escalation"))
                .findFirst();
    }

    /** Most levels answer within two working hours; one of three lets the time run out. */
    private Instant answerTime(OpenTask task, DemoScenario scenario) {
        boolean silent = task.definitionKey().startsWith("userTask_answerLevel")
                && Math.floorMod(scenario.no() + task.definitionKey().hashCode(), 3) == 0;
        return workingTime
                .deadline(
                        CalendarId.CAL_CN_WORK,
                        task.createdAt(),
                        new Amount(silent ? 3000 : 45 + scenario.no() % 75, 0))
                .due();
    }

    private void complete(DemoScenario scenario, OpenTask task, Map<String, Object> values, Instant at) {
        transaction.executeWithoutResult(status -> {
            currentUser.callAs(userFor(task, scenario), () -> {
                inbox.complete(task.id(), values);
                return true;
            });
            cases.stepDone(scenario.no(), at);
        });
    }

    private void sign(DemoScenario scenario, String number, Instant at, Instant now) {
        transaction.executeWithoutResult(status -> {
            owners.sign(scenario, number);
            cases.stepDone(scenario.no(), at);
        });
        owners.correct(scenario, number, at, now);
    }

    /** When the next step happens: within minutes for an emergency, else after some working hours. */
    private Instant later(Instant at, CaseSummary summary, DemoScenario scenario, Random random, Instant now) {
        Instant planned;
        if (summary.grade() == Grade.P0) {
            planned = at.plus(Duration.ofMinutes(5 + random.nextInt(90)));
        } else {
            int late = random.nextInt(100) < 8 ? 12 : 1;
            int minutes = late * (20 + random.nextInt(summary.grade() == Grade.P1 ? 120 : 300));
            planned = workingTime
                    .deadline(CalendarId.CAL_CN_WORK, at, new Amount(minutes, 0))
                    .due();
        }
        if (!scenario.open()) {
            return planned;
        }
        // An open case has to reach its step before now, however many steps that takes.
        Instant third = at.plus(Duration.between(at, now).dividedBy(3));
        return planned.isBefore(third) ? planned : third;
    }

    private String userFor(OpenTask task, DemoScenario scenario) {
        String subsidiary = scenario.home().subsidiary();
        Map<String, String> people = new HashMap<>();
        people.put("property-cs", "clerk." + subsidiary);
        people.put("property-engineering", "eng." + subsidiary);
        people.put("warranty-office", "office." + subsidiary);
        people.put("design", "design." + subsidiary);
        people.put("developer-cs", "dev." + subsidiary);
        people.put("hotline-400", "hotline");
        return task.candidateGroups().stream()
                .sorted(Comparator.comparing((String group) -> !group.equals("warranty-office")
                        || !task.definitionKey().equals("userTask_inspectRepair")))
                .map(group -> DemoUsers.companyUser(group).orElse(people.get(group)))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody of the demo group may do " + task));
    }
}
