package cn.baoxiu.demo;

import cn.baoxiu.engine.BackgroundTask;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.estate.ImportOptions;
import cn.baoxiu.estate.ImportReport;
import cn.baoxiu.estate.Imports;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Fills an empty installation with the demo group before the program reports ready and before the job executor
 * starts. A second start adds nothing; a load that was killed goes on where it stopped.
 */
@Component
@ConditionalOnProperty("baoxiu.demo.enabled")
@Order(Ordered.LOWEST_PRECEDENCE)
class DemoLoader implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(DemoLoader.class);

    /** What follows the cases some minutes or a night behind them; whoever comes in first wants to see it. */
    private static final List<String> FIGURES = List.of("clock.held-minutes", "scorecard.kpi-night");

    private final DemoCases cases;
    private final DemoDay day;
    private final DemoUsers users;
    private final DemoDriver driver;
    private final DemoSurveys surveys;
    private final DemoScores scores;
    private final DemoProgress progress;
    private final Imports imports;
    private final List<BackgroundTask> background;
    private final Clock clock;

    DemoLoader(
            DemoCases cases,
            DemoDay day,
            DemoUsers users,
            DemoDriver driver,
            DemoSurveys surveys,
            DemoScores scores,
            DemoProgress progress,
            Imports imports,
            List<BackgroundTask> background,
            Clock clock) {
        this.cases = cases;
        this.day = day;
        this.users = users;
        this.driver = driver;
        this.surveys = surveys;
        this.scores = scores;
        this.progress = progress;
        this.imports = imports;
        this.background = background;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments args) throws IOException {
        Instant present = day.begin();
        Instant now = clock.instant();
        try {
            if (cases.finished("cases").isEmpty()) {
                loadReferenceData(now);
                loadUsers(now);
                loadCases(present, now);
            }
        } finally {
            EngineTime.reset();
        }
        loadSurveys(now);
        loadScores(present, now);
        progress.finish();
    }

    private void loadReferenceData(Instant now) throws IOException {
        if (cases.finished("reference").isPresent()) {
            return;
        }
        List<String> kinds = DemoGroup.KINDS;
        for (int i = 0; i < kinds.size(); i++) {
            progress.at("reference", i, kinds.size());
            String kind = kinds.get(i);
            try (InputStream file = DemoGroup.file(kind).getInputStream()) {
                ImportReport report = imports.run(kind, file, kind + ".csv", ImportOptions.allOrNothing());
                if (report.refused() > 0) {
                    throw new IllegalStateException("demo file " + kind + " was refused: " + report.errors());
                }
                log.info(
                        "demo: {} imported: {} new, {} changed, {} unchanged",
                        kind,
                        report.inserted(),
                        report.changed(),
                        report.unchanged());
            }
        }
        cases.finish("reference", now);
    }

    private void loadUsers(Instant now) {
        progress.at("users", 0, 1);
        if (cases.finished("users").isEmpty()) {
            users.create();
            cases.finish("users", now);
        }
    }

    private void loadSurveys(Instant now) throws IOException {
        if (cases.finished("surveys").isEmpty()) {
            progress.at("surveys", 0, 1);
            surveys.load();
            cases.finish("surveys", now);
        }
    }

    private void loadScores(Instant present, Instant now) {
        if (cases.finished("scores").isPresent()) {
            return;
        }
        try {
            scores.load(present, step -> progress.at("scores", step, DemoScores.MONTHS));
        } finally {
            EngineTime.reset();
        }
        FIGURES.forEach(name -> background.stream()
                .filter(task -> task.name().equals(name))
                .findFirst()
                .orElseThrow()
                .run("demo"));
        cases.finish("scores", now);
    }

    private void loadCases(Instant present, Instant now) {
        List<DemoScenario> scenarios = DemoScenarios.compose(DemoGroup.homes(), present);
        for (int i = 0; i < scenarios.size(); i++) {
            progress.at("cases", i, scenarios.size());
            driver.drive(scenarios.get(i), present);
        }
        cases.finish("cases", now);
        log.info("demo: {} scenarios loaded", scenarios.size());
    }
}
