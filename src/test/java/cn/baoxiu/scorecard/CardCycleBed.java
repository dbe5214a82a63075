package cn.baoxiu.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.baoxiu.attachment.Attachments;
import cn.baoxiu.attachment.NewFile;
import cn.baoxiu.attachment.PreparedFiles;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.FieldError;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.engine.TaskFacts;
import cn.baoxiu.engine.TaskInbox;
import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.identity.TenantDirectory;
import cn.baoxiu.identity.UserDirectory;
import cn.baoxiu.scorecard.appraisal.Appeal;
import cn.baoxiu.scorecard.appraisal.AppealDesk;
import cn.baoxiu.scorecard.appraisal.AppealReading;
import cn.baoxiu.scorecard.appraisal.ScoreEvent;
import cn.baoxiu.scorecard.appraisal.ScoreEvents;
import cn.baoxiu.scorecard.card.Card;
import cn.baoxiu.scorecard.card.CardProcess;
import cn.baoxiu.scorecard.card.Cards;
import cn.baoxiu.scorecard.card.Cycle;
import cn.baoxiu.scorecard.kpi.Kpi;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The real model, decisions, computation, people and messages; what a month froze is written as rows. Each test has a month
 * of its own, with its draft on the 3rd, appeals until the 6th, confirmation until the 8th and publication on the 10th.
 */
@SpringBootTest(classes = KpiApp.class, properties = "baoxiu.notification.dry-run=true")
@AutoConfigureMockMvc
@ActiveProfiles("test")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CardCycleBed {

    static final String KEY = "monthly-scorecard";
    static final String EAST = "cy-east";
    static final String WEST = "cy-west";

    static final String HEAD = "cy.head";
    static final String SERVICE = "cy.service";
    static final String WESTERN = "cy.western";
    static final String GROUP = "cy.group";
    static final String OTHER = "cy.other";
    /** Works for the group and for a subsidiary. */
    static final String TWO_HATS = "cy.twohats";

    static final String AUDITOR = "cy.auditor";
    static final String BUILDER = "cy.builder";

    /** Lines of the frozen months: so many facts, so many of them kept; satisfaction has 80 points each. */
    static final Map<Kpi, Integer> KEPT = Map.of(
            Kpi.RESPONSE, 18,
            Kpi.FINISH, 19,
            Kpi.FIRST_FIX, 18,
            Kpi.SATISFACTION, 80,
            Kpi.CLOSE_LONG, 20,
            Kpi.OWNER_RAISED, 0);

    static final int FACTS = 20;

    private static final String PASSWORD = "Probe-Only-4711";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    MockMvc web;

    @Autowired
    CurrentUser user;

    @Autowired
    TaskInbox inbox;

    @Autowired
    List<TaskFacts> facts;

    @Autowired
    Attachments attachments;

    @Autowired
    CardProcess process;

    @Autowired
    Cards cards;

    @Autowired
    AppealDesk appeals;

    @Autowired
    AppealReading reading;

    @Autowired
    ScoreEvents events;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    HistoryService history;

    KpiRows rows;

    /** Goes on from class to class: those that share a database never meet in a month. */
    private static YearMonth month = YearMonth.of(2027, 12);

    @BeforeAll
    void people(
            @Autowired TenantDirectory tenants, @Autowired UserDirectory users, @Autowired IdentityService identity) {
        var models = repository.createDeployment().name("cycle").enableDuplicateFiltering(true);
        for (String file : List.of(
                KEY + ".bpmn",
                "score-item.dmn",
                "plan-score-effect.dmn",
                "score-event.dmn",
                "bonus-coefficient.dmn",
                "score-cycle.dmn",
                "inside-score.dmn",
                "inside-share.dmn")) {
            models.addClasspathResource("processes/scorecard/" + file);
        }
        for (String form : List.of("review-draft", "decide-appeal", "confirm-score")) {
            models.addClasspathResource("forms/scorecard/" + form + ".form");
        }
        models.deploy();
        rows = new KpiRows(jdbc, transaction);
        if (users.exists(HEAD)) {
            return;
        }
        for (String subsidiary : List.of(EAST, WEST)) {
            rows.subsidiary(subsidiary, 1);
            tenants.ensureTenant(subsidiary, subsidiary + "公司");
        }
        tenants.ensureCompanyGroup("contractor-CY1", "测建");
        List<String> east = List.of(EAST);
        users.create(HEAD, "一", "首", PASSWORD, List.of(Groups.SUBSIDIARY_HEAD), east);
        users.create(SERVICE, "客", "地", PASSWORD, List.of(Groups.DEVELOPER_CS), east);
        users.create(WESTERN, "二", "首", PASSWORD, List.of(Groups.SUBSIDIARY_HEAD), List.of(WEST));
        users.create(GROUP, "一", "集", PASSWORD, List.of(Groups.GROUP_CS), List.of());
        users.create(OTHER, "二", "集", PASSWORD, List.of(Groups.GROUP_CS), List.of());
        users.create(TWO_HATS, "两", "顶", PASSWORD, List.of(Groups.GROUP_CS, Groups.DEVELOPER_CS), east);
        users.create(AUDITOR, "计", "审", PASSWORD, List.of(Groups.AUDITOR), List.of());
        users.create(BUILDER, "包", "承", PASSWORD, List.of("contractor-CY1"), east);
        for (String person : List.of(HEAD, GROUP)) {
            User found = identity.createUserQuery().userId(person).singleResult();
            found.setEmail(person + "@people.example");
            identity.saveUser(found);
        }
    }

    @AfterAll
    void clockBack() {
        EngineTime.reset();
    }

    static Instant local(String text) {
        return LocalDateTime.parse(text).atZone(EngineTime.ZONE).toInstant();
    }

    static void now(Instant at) {
        EngineTime.moveTo(at);
    }

    /** The end of a day of the month after it. */
    static Instant day(YearMonth month, int day) {
        return month.plusMonths(1)
                .atDay(day)
                .atTime(18, 0)
                .atZone(EngineTime.ZONE)
                .toInstant();
    }

    /** A month whose facts were frozen for the eastern subsidiary, worked out, its run waiting for the draft day. */
    Card frozen() {
        Card card = justFrozen();
        run(EAST, month);
        return cards.get(card.id());
    }

    /** The same, not worked out. */
    Card justFrozen() {
        month = month.plusMonths(1);
        Instant soonAfter = month.plusMonths(1)
                .atDay(1)
                .atTime(0, 5)
                .atZone(EngineTime.ZONE)
                .toInstant();
        now(soonAfter);
        Cycle cycle = new Cycle(
                month,
                month.plusMonths(1)
                        .atDay(1)
                        .atStartOfDay(EngineTime.ZONE)
                        .toInstant()
                        .minusSeconds(1),
                soonAfter,
                day(month, 3),
                day(month, 6),
                day(month, 8),
                day(month, 10));
        transaction.executeWithoutResult(status -> {
            freeze(cycle);
            long id = card(EAST);
            KEPT.forEach((item, kept) -> facts(EAST, item, kept));
            process.begin(new CardProcess.Run(id, CardProcess.key(EAST, month), EAST, cycle));
        });
        return cards.find(month, EAST).orElseThrow();
    }

    /** The same, shown to the head. */
    Card draft() {
        Card card = frozen();
        now(day(card.month(), 3));
        run(EAST, card.month());
        return cards.get(card.id());
    }

    /** The next month is frozen by the program itself, or not at all. */
    static YearMonth skipMonth() {
        month = month.plusMonths(1);
        return month;
    }

    /** Reviewed without objection, confirmed, published on its day. */
    Card published(Card draft) {
        review(draft, HEAD, "NO_OBJECTION");
        confirm(draft, GROUP);
        now(day(draft.month(), 10));
        run(EAST, draft.month());
        return cards.get(draft.id());
    }

    /** End of the n-th working day after an instant, in years whose holidays nobody knows. */
    static Instant workingDay(Instant from, int n) {
        LocalDate day = LocalDate.ofInstant(from, EngineTime.ZONE);
        for (int left = n; left > 0; ) {
            day = day.plusDays(1);
            left -= day.getDayOfWeek().getValue() <= 5 ? 1 : 0;
        }
        return day.atTime(18, 0).atZone(EngineTime.ZONE).toInstant();
    }

    private void freeze(Cycle cycle) {
        jdbc.sql("insert into scorecard_freeze (month_start, as_of, frozen_at, frozen_by, draft_at, appeal_until,"
                        + " confirm_until, publish_at) values (?, ?, ?, 'system', ?, ?, ?, ?)")
                .params(
                        cycle.month().atDay(1),
                        at(cycle.asOf()),
                        at(cycle.frozenAt()),
                        at(cycle.draftAt()),
                        at(cycle.appealUntil()),
                        at(cycle.confirmUntil()),
                        at(cycle.publishAt()))
                .update();
    }

    private long card(String subsidiary) {
        jdbc.sql(
                        "insert into scorecard_card (month_start, subsidiary_id, state, cases, adjustment, event_effect, vetoed,"
                                + " version) values (?, ?, 'FROZEN', ?, 0, 0, false, 0)")
                .params(month.atDay(1), subsidiary, FACTS)
                .update();
        return cards.find(month, subsidiary).orElseThrow().id();
    }

    private void facts(String subsidiary, Kpi item, int kept) {
        for (int i = 1; i <= FACTS; i++) {
            int hits = item == Kpi.SATISFACTION ? kept : i <= kept ? 1 : 0;
            jdbc.sql("insert into scorecard_frozen_fact (month_start, subsidiary_id, item, fact_month, case_number,"
                            + " happened_at, hits, base) values (?, ?, ?, ?, ?, ?, ?, 1)")
                    .params(
                            month.atDay(1),
                            subsidiary,
                            item.name(),
                            month.atDay(1),
                            caseOf(month, i),
                            at(month.atDay(5).atStartOfDay(EngineTime.ZONE).toInstant()),
                            hits)
                    .update();
        }
    }

    /** Those above the kept ones of a line were not kept. */
    static String caseOf(YearMonth month, int number) {
        return "BX-CY-" + month + "-" + number;
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** All that is due for the card's run. */
    void run(String subsidiary, YearMonth of) {
        for (List<Job> due = due(subsidiary, of); !due.isEmpty(); due = due(subsidiary, of)) {
            due.forEach(job -> management.executeJob(job.getId()));
        }
    }

    private List<Job> due(String subsidiary, YearMonth of) {
        ProcessInstance instance = instance(subsidiary, of);
        return instance == null
                ? List.of()
                : management
                        .createJobQuery()
                        .processInstanceId(instance.getId())
                        .executable()
                        .list();
    }

    @Nullable
    ProcessInstance instance(String subsidiary, YearMonth of) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(subsidiary + "-" + of, KEY)
                .singleResult();
    }

    List<OpenTask> tasks(Card card) {
        return inbox.allOfCase(card.subsidiary() + "-" + card.month());
    }

    OpenTask task(Card card, String element) {
        return tasks(card).stream()
                .filter(task -> task.definitionKey().equals(element))
                .findFirst()
                .orElseThrow();
    }

    void complete(OpenTask task, String as, Object... values) {
        Map<String, Object> form = new HashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            form.put((String) values[i], values[i + 1]);
        }
        as(as, () -> {
            inbox.complete(task.id(), form);
            return true;
        });
    }

    void review(Card card, String as, String result) {
        complete(task(card, "userTask_reviewDraft"), as, "reviewResult", result);
    }

    void confirm(Card card, String as) {
        complete(task(card, "userTask_confirmScore"), as, "scoreConfirmed", true);
    }

    void ruling(OpenTask task, String as, String ruling, String reason) {
        complete(task, as, "appealRuling", ruling, "appealRulingReason", reason);
    }

    Map<String, Object> shown(OpenTask task) {
        return facts.stream()
                .filter(of -> of.processKey().equals(KEY))
                .findFirst()
                .orElseThrow()
                .of(task);
    }

    <T> T as(String person, Supplier<T> work) {
        return user.callAs(person, work);
    }

    Appeal raise(Card card, String as, Kpi item, String caseNumber, String demand) {
        return raise(
                card,
                as,
                Map.of(
                        "appealItem",
                        item.name(),
                        "appealCase",
                        caseNumber,
                        "appealDemand",
                        demand,
                        "appealReason",
                        "业主更改了预约时间"));
    }

    Appeal raise(Card card, String as, Map<String, String> form) {
        return as(as, () -> {
            try (PreparedFiles files = attachments.prepare(List.of(file()))) {
                return appeals.raise(card.id(), form, files);
            }
        });
    }

    /** A small PDF, as evidence; none is like another. */
    static NewFile file() {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try (PDDocument paper = new PDDocument()) {
            paper.addPage(new PDPage());
            paper.getDocumentInformation().setTitle("证据 " + System.nanoTime());
            paper.save(written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] pdf = written.toByteArray();
        return new NewFile("证据.pdf", pdf.length, () -> new ByteArrayInputStream(pdf));
    }

    ScoreEvent enter(String as, Map<String, String> form, boolean evidence) {
        return as(as, () -> {
            if (!evidence) {
                return events.enter(form, null);
            }
            try (PreparedFiles files = attachments.prepare(List.of(file()))) {
                return events.enter(form, files);
            }
        });
    }

    static Map<String, String> event(String subsidiary, String kind, String on, @Nullable String caseNumber) {
        Map<String, String> form = new HashMap<>(
                Map.of("subsidiary", subsidiary, "eventKind", kind, "happenedOn", on, "eventReason", "400 热线投诉，经核查属实"));
        if (caseNumber != null) {
            form.put("caseNumber", caseNumber);
        }
        return form;
    }

    ScoreEvent decide(String as, ScoreEvent event, String decision, @Nullable String reason) {
        Map<String, String> form = new HashMap<>(Map.of("eventDecision", decision));
        if (reason != null) {
            form.put("eventDecisionReason", reason);
        }
        return as(as, () -> events.decide(event.id(), form));
    }

    ScoreEvent reverse(String as, ScoreEvent event, boolean evidence) {
        Map<String, String> form = Map.of("eventReason", "经复核，该投诉系误报");
        return as(as, () -> {
            if (!evidence) {
                return events.reverse(event.id(), form, null);
            }
            try (PreparedFiles files = attachments.prepare(List.of(file()))) {
                return events.reverse(event.id(), form, files);
            }
        });
    }

    MockHttpServletResponse web(MockHttpServletRequestBuilder request, String person) {
        AppUser who = as(person, () -> user.find().orElseThrow());
        try {
            return web.perform(request.with(csrf())
                            .with(authentication(UsernamePasswordAuthenticationToken.authenticated(
                                    who, null, AuthorityUtils.createAuthorityList(List.copyOf(who.groups()))))))
                    .andReturn()
                    .getResponse();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Field and reason of each complaint. */
    static List<String> complaints(@Nullable Throwable thrown) {
        assertThat(thrown).isInstanceOf(FormRejected.class);
        return ((FormRejected) thrown)
                .errors().stream().map(CardCycleBed::complaint).toList();
    }

    private static String complaint(FieldError error) {
        return error.field() + " " + error.messageKey();
    }

    /** Who was told what about a card, in the order of names. */
    List<String> told(Card card) {
        return jdbc.sql("select template || ' ' || recipient from notification_inbox where notice_key like ?"
                        + " order by template, recipient")
                .param("score|" + card.id() + "|%")
                .query(String.class)
                .list();
    }

    static String number(@Nullable BigDecimal value) {
        return value == null ? "-" : value.toPlainString();
    }
}
