package cn.baoxiu.bench;

import cn.baoxiu.BaoxiuApplication;
import cn.baoxiu.attachment.AttachmentKind;
import cn.baoxiu.engine.BackgroundTask;
import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.engine.ProcessStarter;
import cn.baoxiu.engine.TaskInbox;
import cn.baoxiu.estate.ImportOptions;
import cn.baoxiu.estate.Imports;
import cn.baoxiu.estate.Parties;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.identity.UserDirectory;
import cn.baoxiu.repair.CaseSummary;
import cn.baoxiu.repair.OwnerSigning;
import cn.baoxiu.repair.RepairCases;
import cn.baoxiu.repair.RepairPhotos;
import cn.baoxiu.repair.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The program as it is delivered, with the sample group: every step by the person whose duty it is. */
final class ProgramSide implements Side, AutoCloseable {

    /** Largest number of connections, on both sides. */
    static final int POOL = Integer.getInteger("bench.pool", 30);

    private static final String SUBSIDIARY = "huanan";
    private static final String CONTRACTOR = "C101";
    private static final String PASSWORD = "Baoxiu-Bench-2026";
    private static final List<String> KINDS = List.of(
            "subsidiaries",
            "projects",
            "contractors",
            "third-parties",
            "homes",
            "owners",
            "contracts",
            "contract-terms",
            "project-terms",
            "seasons");
    private static final Map<String, String> PEOPLE = Map.of(
            Groups.PROPERTY_CS, "bench.clerk",
            Groups.PROPERTY_ENGINEERING, "bench.engineer",
            Groups.WARRANTY_OFFICE, "bench.office",
            "contractor-" + CONTRACTOR, "bench.contractor");

    /** So many the program begins in one go. */
    private static final int CALLBACKS_AT_ONCE = 500;

    /** Places of a home that can leak. */
    private static final List<String> PLACES = List.of(
            "BATHROOM",
            "KITCHEN",
            "BALCONY",
            "LIVING_ROOM",
            "BEDROOM",
            "ROOF",
            "BASEMENT",
            "WINDOW_EDGE",
            "CORRIDOR",
            "OTHER",
            "EXTERNAL_WALL",
            "PIPE");

    private final String url;
    private final ConfigurableApplicationContext context;
    private final ProcessStarter starter;
    private final TaskInbox inbox;
    private final OwnerSigning signing;
    private final CurrentUser currentUser;
    private final RepairCases cases;
    private final RepairPhotos photos;
    private final BackgroundTask callbacks;
    private final AtomicInteger closed = new AtomicInteger();
    private final List<String> homes;

    /** @param arguments more settings, in the form {@code --name=value} */
    ProgramSide(String url, String... arguments) {
        this.url = url;
        this.context = new SpringApplicationBuilder(BaoxiuApplication.class)
                .run(settings(url, arguments));
        this.starter = context.getBean(ProcessStarter.class);
        this.inbox = context.getBean(TaskInbox.class);
        this.signing = context.getBean(OwnerSigning.class);
        this.currentUser = context.getBean(CurrentUser.class);
        this.cases = context.getBean(RepairCases.class);
        this.photos = context.getBean(RepairPhotos.class);
        this.callbacks = context.getBeansOfType(BackgroundTask.class).values().stream()
                .filter(task -> task.name().equals("survey.callbacks"))
                .findFirst()
                .orElseThrow();
        KINDS.forEach(this::load);
        UserDirectory users = context.getBean(UserDirectory.class);
        PEOPLE.forEach((group, id) -> users.create(id, id, "", PASSWORD, List.of(group), List.of(SUBSIDIARY)));
        // Many leaks in few houses within minutes would all be group complaints, another story than the script's.
        context.getBean(JdbcClient.class)
                .sql("update intake_rule set group_complaint_homes = 1000000")
                .update();
        this.homes = context.getBean(JdbcClient.class)
                .sql(
                        """
                        select code from estate_home
                        where project in ('HN-YJT', 'HN-QHW') and handover_date is not null
                        order by room, code""")
                .query(String.class)
                .list();
        Parties parties = context.getBean(Parties.class);
        boolean works = Stream.of("HN-YJT", "HN-QHW")
                .allMatch(project -> parties.contractorsOf(project).stream()
                        .anyMatch(party -> party.code().equals(CONTRACTOR)));
        if (!works) {
            throw new IllegalStateException(CONTRACTOR + " has no contract in a project of the script");
        }
    }

    static String[] settings(String url, String... more) {
        return Stream.concat(
                        Stream.of(
                                "--spring.profiles.active=postgres",
                                "--spring.datasource.url=" + url,
                                "--spring.datasource.username=postgres",
                                "--spring.datasource.password=postgres",
                                "--spring.datasource.hikari.maximum-pool-size=" + POOL,
                                "--server.port=0",
                                "--spring.main.banner-mode=off",
                                "--logging.level.root=warn"),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private void load(String kind) {
        String file = kind.replace('-', '_') + ".csv";
        try (InputStream in = ProgramSide.class.getResourceAsStream("/demo/group/" + file)) {
            context.getBean(Imports.class).run(kind, in, file, ImportOptions.allOrNothing());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> homes() {
        return homes;
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    @Override
    public String name() {
        return "baoxiu";
    }

    @Override
    public void runCase(int number) {
        String caseNumber = begin(number, Script.TASKS);
        CaseSummary found = cases.find(caseNumber).orElseThrow();
        if (found.stage() != Stage.CLOSED) {
            throw new IllegalStateException(found + " is not closed after " + Script.TASKS + " tasks");
        }
        closed.incrementAndGet();
    }

    @Override
    public void workBehind() {
        // the task that the program itself runs once a minute, upon whichever side is measured then
        for (int left = closed.getAndSet(0); left > 0; left -= CALLBACKS_AT_ONCE) {
            callbacks.run("");
        }
    }

    /** A report that is like no other: no home has the same defect twice at the same place. */
    String report(int number) {
        Map<String, Object> report = new HashMap<>(Script.report(homes.get(number % homes.size())));
        report.put("place", PLACES.get(number / homes.size()));
        return currentUser.callAs("bench.clerk", () -> starter.start("repair-case", report));
    }

    /** @return number of a case of which so many tasks are done */
    String begin(int number, int tasks) {
        // never the same defect at the same place again: that would go on with the closed case, which is more work
        String caseNumber = report(number);
        for (int done = 0; done < tasks; done++) {
            OpenTask task = inbox.ofCase(caseNumber).get(0);
            String person = task.candidateGroups().stream()
                    .sorted()
                    .map(PEOPLE::get)
                    .filter(id -> id != null)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("nobody may do " + task));
            if (task.definitionKey().equals(Script.REPAIR)) {
                currentUser.callAs(
                        person, () -> photos.add(caseNumber, AttachmentKind.AFTER, "主卫", List.of(Script.photo())));
            }
            currentUser.callAs(person, () -> {
                if (task.definitionKey().equals("userTask_confirmWithOwner")) {
                    signing.onSite(caseNumber, Script.signed());
                } else {
                    inbox.complete(task.id(), Script.form(task.definitionKey(), CONTRACTOR));
                }
                return true;
            });
        }
        return caseNumber;
    }

    @Override
    public JdbcClient jdbc() {
        return Server.jdbc(url);
    }

    @Override
    public void close() {
        context.close();
    }
}
