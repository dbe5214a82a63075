package cn.baoxiu.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.baoxiu.attachment.AttachmentKind;
import cn.baoxiu.attachment.NewFile;
import cn.baoxiu.attachment.SampleFiles;
import cn.baoxiu.clock.PromiseKind;
import cn.baoxiu.clock.PromiseView;
import cn.baoxiu.clock.PromiseView.State;
import cn.baoxiu.clock.Promises;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.FieldError;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.engine.TaskFacts;
import cn.baoxiu.engine.TaskInbox;
import cn.baoxiu.estate.ImportOptions;
import cn.baoxiu.estate.Imports;
import cn.baoxiu.estate.Locations;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.identity.UserDirectory;
import cn.baoxiu.repair.casework.CaseFacts;
import cn.baoxiu.repair.casework.CaseQueries;
import cn.baoxiu.repair.casework.Origin;
import cn.baoxiu.testing.Drawings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Rows of an old ledger become history, or cases that go on like any other. */
abstract class LegacyCasesContract {

    private static final String HOME = "HN-YJT-3-1-0101";
    private static final String LEDGER = "越江台维修台账.xlsx";
    private static final String PASSWORD = "Baoxiu-Legacy-2026";
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mmxxx").withZone(EngineTime.ZONE);
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

    @Autowired
    LegacyCases legacyCases;

    @Autowired
    RepairCases repairCases;

    @Autowired
    RepairPhotos photos;

    @Autowired
    OwnerSigning signing;

    @Autowired
    CaseQueries cases;

    @Autowired
    Promises promises;

    @Autowired
    Imports imports;

    @Autowired
    Locations locations;

    @Autowired
    UserDirectory users;

    @Autowired
    CurrentUser currentUser;

    @Autowired
    TaskInbox inbox;

    @Autowired
    List<TaskFacts> facts;

    @Autowired
    RuntimeService runtime;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    WebApplicationContext context;

    @Autowired
    ObjectMapper json;

    private MockMvc http;
    private String number = "";

    @BeforeEach
    void group() {
        http = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        if (locations.find(HOME).isEmpty()) {
            KINDS.forEach(this::load);
        }
        person("legacy.clerk", Groups.PROPERTY_CS);
        person("legacy.engineer", Groups.PROPERTY_ENGINEERING);
        person("legacy.office", Groups.WARRANTY_OFFICE);
        person("legacy.c101", "contractor-C101");
        person("legacy.c401", "contractor-C401");
    }

    private void load(String kind) {
        String file = kind.replace('-', '_') + ".csv";
        try (InputStream in = getClass().getResourceAsStream("/demo/group/" + file)) {
            imports.run(kind, in, file, ImportOptions.allOrNothing());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void person(String id, String group) {
        users.create(id, id, "旧", PASSWORD, List.of(group), List.of("huanan"));
    }

    @AfterEach
    void theListsOfCompaniesFollowTheCases() {
        assertThat(CompanyRows.wrong(jdbc)).isEmpty();
    }

    @Test
    void aFinishedRowIsHistoryWithoutAProcess() throws Exception {
        number = legacyCases.takeClosed(
                row("2025-11-10T09:30", "2025-11-11T00:00", "2025-12-20T00:00", "C101", "C101", true));

        assertThat(number).startsWith("BX-HN-YJT-20251110-");
        CaseFacts closed = cases.get(number);
        assertThat(closed.origin()).isEqualTo(Origin.LEDGER);
        assertThat(closed.stage()).isEqualTo(Stage.CLOSED);
        assertThat(closed.outcome()).isEqualTo(Outcome.REPAIRED);
        assertThat(closed.closingKind()).isNull();
        assertThat(closed.closedAt()).isEqualTo(at("2025-12-20T00:00"));
        assertThat(closed.grade()).isEqualTo(Grade.P1);
        assertThat(closed.warrantyClass()).isNotNull();
        assertThat(closed.coverage()).isNotNull();
        assertThat(closed.payer()).isNotNull();
        assertThat(closed.responsibleParty()).isEqualTo("C101");
        assertThat(closed.reworkCount()).isEqualTo(1);
        assertThat(instances()).isEmpty();
        assertThat(promises.of(number)).singleElement().satisfies(p -> {
            assertThat(p.kind()).isEqualTo(PromiseKind.FINISH);
            assertThat(p.startedAt()).isEqualTo(at("2025-11-10T09:30"));
            assertThat(p.metAt()).isEqualTo(at("2025-12-20T00:00"));
            assertThat(p.state()).isEqualTo(State.LEGACY);
        });
        assertThat(cases.timeline(number))
                .extracting(CaseQueries.TimelineEntry::kind)
                .extracting(Enum::name)
                .containsExactly("REPORTED", "DISPATCHED", "CLOSED", "IMPORTED");
        assertThat(cases.timeline(number).get(3).note()).isEqualTo(LEDGER + " · 第 17 行");

        JsonNode view = read("legacy.c101", "/api/cases/" + number);
        assertThat(view.get("origin").asText()).isEqualTo("LEDGER");
        assertThat(view.get("promises").get(0).get("state").asText()).isEqualTo("LEGACY");
        assertThat(view.get("workOrders").get(0).get("party").asText()).isEqualTo("C101");
        assertThat(status("legacy.c401", "/api/cases/" + number)).isEqualTo(404);
        String page = page("legacy.clerk", "/cases/" + number);
        assertThat(page).contains("导入前已超期", "旧台账导入", LEDGER, "已修复").doesNotContain("??", "已超时");
        assertThat(page.replaceAll("(?s).*(<span[^>]*>导入前已超期).*", "$1")).doesNotContain("red");
    }

    @Test
    void whatTheLedgerDoesNotSayStaysUnknown() {
        number = legacyCases.takeClosed(row("2025-11-10T09:30", null, "2025-11-12T00:00", null, "C101", null));
        CaseFacts closed = cases.get(number);
        assertThat(closed.responsibleParty()).isNull();
        assertThat(closed.reworkCount()).isZero();
        assertThat(closed.handling()).isNull();
        assertThat(promises.of(number)).extracting(PromiseView::state).containsExactly(State.MET);
        assertThat(orders()).isZero();

        assertThatThrownBy(() -> legacyCases.takeClosed(row("2025-11-10T09:30", null, null, null, null, null)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> legacyCases.takeOpen(row("2025-11-10T09:30", null, "2025-11-12T00:00", null, null, null)))
                .isInstanceOf(IllegalArgumentException.class);
        for (String nobody : List.of("C999", "T003")) {
            assertThatThrownBy(() -> legacyCases.takeOpen(row("2025-11-10T09:30", null, null, nobody, null, null)))
                    .isInstanceOf(NoSuchElementException.class);
        }
        for (String nobody : List.of("C999", "OWNER")) {
            assertThatThrownBy(() -> legacyCases.takeOpen(row("2025-11-10T09:30", null, null, null, nobody, null)))
                    .isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    void anOrderedCaseWaitsForItsCompanyAndIsDrivenToItsEnd() throws Exception {
        Instant before = Instant.now();
        number = legacyCases.takeOpen(row("2025-11-10T09:30", "2025-11-11T00:00", null, "C101", "C101", null));

        OpenTask accept = onlyTask("acceptWorkOrder");
        assertThat(accept.candidateGroups()).containsExactly("contractor-C101");
        assertThat(accept.due()).isAfter(before);
        assertThat(accept.priority()).isEqualTo(80);
        assertThat(instances()).singleElement().satisfies(i -> {
            assertThat(i.getTenantId()).isEqualTo("huanan");
            assertThat(i.getBusinessKey()).isEqualTo(number);
        });
        assertThat(cases.get(number).stage()).isEqualTo(Stage.DISPATCHING);
        assertThat(promise(PromiseKind.FINISH).state()).isEqualTo(State.LEGACY);
        assertThat(promise(PromiseKind.ACCEPT).startedAt()).isAfterOrEqualTo(before.truncatedTo(ChronoUnit.MINUTES));
        assertThat(promise(PromiseKind.ACCEPT).state()).isEqualTo(State.RUNNING);
        assertThat(formFacts("legacy.c101", accept).get("promiseLine").toString())
                .startsWith("导入前已超期");

        complete("legacy.c101", "acceptWorkOrder", "accepted", "yes");
        repairOnce();
        complete("legacy.office", "inspectRepair", "passed", "no", "inspectedAt", now(), "inspectionNote", "仍渗水");
        repairOnce();
        closeRepaired();

        PromiseView finish = promise(PromiseKind.FINISH);
        assertThat(finish.state()).isEqualTo(State.LEGACY);
        assertThat(finish.metAt()).isNotNull();
        assertThat(cases.get(number).reworkCount()).isEqualTo(1);
        assertThat(read("legacy.c101", "/api/cases/" + number).get("timeline").findValuesAsText("kind"))
                .startsWith("REPORTED", "DISPATCHED", "IMPORTED")
                .contains("ACCEPTED", "REPAIRED", "CLOSED");
    }

    @Test
    void anOrderedCaseIsRegradedReplacedAndWithdrawn() throws Exception {
        number = legacyCases.takeOpen(row("2025-11-10T09:30", "2025-11-11T00:00", null, null, "C401", null));
        assertThat(send("regrade", Map.of("grade", "P2", "reason", "无险情"))).isEqualTo(204);
        assertThat(onlyTask("acceptWorkOrder").priority()).isEqualTo(50);
        assertThat(promises.of(number))
                .extracting(PromiseView::kind)
                .containsExactlyInAnyOrder(PromiseKind.FINISH, PromiseKind.ACCEPT);
        assertThat(promise(PromiseKind.FINISH).state()).isEqualTo(State.LEGACY);

        assertThat(send("contractor-replacement", Map.of("repairingParty", "C101", "reason", "属于防水")))
                .isEqualTo(204);
        assertThat(onlyTask("acceptWorkOrder").candidateGroups()).containsExactly("contractor-C101");
        complete("legacy.c101", "acceptWorkOrder", "accepted", "yes");

        assertThat(send("withdrawal", Map.of("reason", "业主自行处理"))).isEqualTo(204);
        assertClosed(Outcome.WITHDRAWN);
    }

    @Test
    void aCaseWithoutOrderIsDispatchedAndMayBeSentBack() {
        number = legacyCases.takeOpen(row("2025-11-10T09:30", null, null, "C401", null, null));
        assertThat(formFacts("legacy.office", onlyTask("dispatchWorkOrder"))).containsEntry("repairingParty", "C401");
        assertThat(orders()).isZero();
        complete("legacy.office", "dispatchWorkOrder", "repairingParty", "C401", "workScope", "查漏");
        complete("legacy.c401", "acceptWorkOrder", "accepted", "no", "rejectReason", "属于防水工程");
        complete("legacy.office", "dispatchWorkOrder", "repairingParty", "C101", "workScope", "重做防水");
        complete("legacy.c101", "acceptWorkOrder", "accepted", "yes");
        repairOnce();
        closeRepaired();
    }

    @Test
    void anUndecidedCaseIsSurveyedFoundAndRepaired() throws Exception {
        number = legacyCases.takeOpen(row("2025-11-10T09:30", null, null, null, null, null));
        OpenTask survey = onlyTask("surveySite");
        assertThat(cases.get(number).stage()).isEqualTo(Stage.ASSESSING);
        assertThat(formFacts("legacy.engineer", survey)).containsEntry("surveyDefectClass", "LEAK");
        assertThat(send("regrade", Map.of("grade", "P0", "reason", "漏电"))).isEqualTo(204);
        assertThat(promise(PromiseKind.MAKE_SAFE).state()).isEqualTo(State.RUNNING);
        String danger = inbox.allOfCase(number).stream()
                .filter(task -> task.definitionKey().equals("userTask_makeSafeAfterRegrade"))
                .findFirst()
                .orElseThrow()
                .id();
        as("legacy.engineer", () -> {
            inbox.complete(danger, Map.of("madeSafeAt", now(), "measures", "断电"));
            return true;
        });
        assertThat(promise(PromiseKind.MAKE_SAFE).state()).isEqualTo(State.MET);
        survey();
        complete(
                "legacy.office",
                "decideFinding",
                "inWarranty",
                "yes",
                "responsibleParty",
                "C101",
                "handling",
                "CONTRACTOR",
                "repairingParty",
                "C101",
                "findingReason",
                "合同第十二条");
        complete("legacy.office", "dispatchWorkOrder", "repairingParty", "C101", "workScope", "重做防水");
        complete("legacy.c101", "acceptWorkOrder", "accepted", "yes");
        repairOnce();
        closeRepaired();
    }

    @Test
    void anUndecidedCaseCanBeWithdrawn() throws Exception {
        number = legacyCases.takeOpen(row("2025-11-10T09:30", "2025-11-11T00:00", null, null, null, null));
        onlyTask("surveySite");
        assertThat(send("withdrawal", Map.of("reason", "业主自行处理"))).isEqualTo(204);
        assertClosed(Outcome.WITHDRAWN);
        assertThat(promise(PromiseKind.FINISH).state()).isEqualTo(State.LEGACY);
    }

    @Test
    void thePropertyCompanyGoesOnWithItsOwnWork() {
        number = legacyCases.takeOpen(row("2025-11-10T09:30", null, null, "DEVELOPER", "PROPERTY", null));
        onlyTask("makePropertyAppointment");
        complete("legacy.engineer", "makePropertyAppointment", "appointmentAt", now());
        report("legacy.engineer", "carryOutPropertyRepair");
        closeRepaired();
    }

    @Test
    void againstTheOwnerAFindingIsMade() {
        number = legacyCases.takeOpen(row("2025-11-10T09:30", null, null, "OWNER", null, null));
        assertThat(formFacts("legacy.office", onlyTask("decideFinding"))).containsEntry("responsibleParty", "OWNER");
        complete(
                "legacy.office",
                "decideFinding",
                "inWarranty",
                "no",
                "responsibleParty",
                "OWNER",
                "handling",
                "OWNER_PAID",
                "findingReason",
                "使用不当");
        complete(
                "legacy.engineer",
                "prepareQuote",
                "quoteAmount",
                "350.00",
                "quoteItems",
                "更换角阀",
                "quoteValidUntil",
                LocalDate.now(EngineTime.ZONE).plusDays(20).toString());
        complete("legacy.clerk", "answerQuote", "quoteAccepted", "no");
        assertClosed(Outcome.QUOTE_DECLINED);
    }

    @Test
    void aStructuralDefectIsSurveyedWhoeverHasTheOrder() {
        number = legacyCases.takeOpen(new LegacyCase(
                LEDGER,
                17,
                HOME,
                Place.LIVING_ROOM,
                null,
                DefectClass.STRUCT,
                Symptom.OTHER,
                "梁裂缝",
                at("2025-11-10T09:30"),
                at("2025-11-11T00:00"),
                null,
                "C004",
                "C004",
                null));
        onlyTask("surveySite");
        assertThat(cases.get(number).grade()).isEqualTo(Grade.P4);
        assertThat(promises.of(number)).extracting(PromiseView::kind).containsExactly(PromiseKind.SURVEY);
    }

    @Test
    void aPromiseThatIsNotDueYetRunsLikeAnyOther() {
        Instant reported = Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES);
        number = legacyCases.takeOpen(new LegacyCase(
                LEDGER,
                18,
                "HN-YJT-3-1-0102",
                Place.BATHROOM,
                null,
                DefectClass.LEAK,
                Symptom.SEEPAGE,
                null,
                reported,
                null,
                null,
                "C101",
                null,
                null));
        assertThat(promise(PromiseKind.FINISH).state()).isEqualTo(State.RUNNING);
        assertThat(promise(PromiseKind.FINISH).startedAt()).isEqualTo(reported);
    }

    @Test
    void importedCasesCountForRepeats() {
        String home = "HN-YJT-3-1-0103";
        String closed = legacyCases.takeClosed(at(home, "2025-11-10T09:30", "2025-11-12T00:00"));
        String open = legacyCases.takeOpen(at(home, "2025-12-10T09:30", null));
        assertThat(repairCases.openTwins(home, Place.BATHROOM, DefectClass.LEAK))
                .extracting(CaseSummary::caseNumber)
                .containsExactly(open);
        assertThat(repairCases.lastRepaired(home, Place.BATHROOM, DefectClass.LEAK))
                .hasValueSatisfying(c -> assertThat(c.caseNumber()).isEqualTo(closed));
        repairCases.reopen(closed, Instant.now());
        assertThat(cases.get(closed).round()).isEqualTo(2);
    }

    @Test
    void closedRowsLeaveTheHistoryOfDecisionsAlone() {
        legacyCases.takeClosed(row("2025-11-10T09:30", null, "2025-11-12T00:00", null, null, null));
        long before = decisionsTaken();
        for (int i = 0; i < 20; i++) {
            legacyCases.takeClosed(row("2025-11-10T09:30", null, "2025-11-12T00:00", null, null, null));
        }
        assertThat(decisionsTaken()).isEqualTo(before);
    }

    private long decisionsTaken() {
        return jdbc.sql("select count(*) from ACT_HI_DECINST").query(Long.class).single();
    }

    private static LegacyCase row(
            String reported,
            @Nullable String dispatched,
            @Nullable String finished,
            @Nullable String responsible,
            @Nullable String repairing,
            @Nullable Boolean reworked) {
        return new LegacyCase(
                LEDGER,
                17,
                HOME,
                Place.BATHROOM,
                null,
                DefectClass.LEAK,
                Symptom.SEEPAGE,
                null,
                at(reported),
                dispatched == null ? null : at(dispatched),
                finished == null ? null : at(finished),
                responsible,
                repairing,
                reworked);
    }

    private static LegacyCase at(String home, String reported, @Nullable String finished) {
        LegacyCase row = row(reported, null, finished, null, null, null);
        return new LegacyCase(
                row.ledger(),
                row.rowNumber(),
                home,
                row.place(),
                null,
                row.defectClass(),
                row.symptom(),
                null,
                row.reportedAt(),
                null,
                row.finishedAt(),
                null,
                null,
                null);
    }

    private static Instant at(String local) {
        return ZonedDateTime.of(LocalDateTime.parse(local), EngineTime.ZONE).toInstant();
    }

    private void survey() {
        complete(
                "legacy.engineer",
                "surveySite",
                "surveyDefectClass",
                "LEAK",
                "surveyPlace",
                "BATHROOM",
                "cause",
                "CONSTRUCTION",
                "proposedInWarranty",
                "yes",
                "proposedHandling",
                "CONTRACTOR",
                "surveyNote",
                "防水层破损");
    }

    private void repairOnce() {
        complete("legacy.c101", "makeAppointment", "appointmentAt", now());
        report("legacy.c101", "carryOutRepair");
    }

    private void report(String person, String step) {
        complete(person, step, "arrivedAt", now(), "completedAt", now(), "workDone", "重做防水层", "dryingNeeded", "NONE");
    }

    /** Nobody exempts them from proof: what is inspected here is photographed here. */
    private void closeRepaired() {
        assertThatThrownBy(() -> complete("legacy.office", "inspectRepair", "passed", "yes", "inspectedAt", now()))
                .isInstanceOfSatisfying(FormRejected.class, e -> assertThat(e.errors())
                        .containsExactly(FieldError.of("passed", "repair.afterPhotosMissing", 0, 1)));
        byte[] picture = SampleFiles.jpeg(16, 16);
        as(
                "legacy.office",
                () -> photos.add(
                        number,
                        AttachmentKind.AFTER,
                        null,
                        List.of(new NewFile("后.jpg", picture.length, () -> new ByteArrayInputStream(picture)))));
        complete("legacy.office", "inspectRepair", "passed", "yes", "inspectedAt", now());
        currentUser.callAs("legacy.clerk", () -> {
            signing.onSite(number, Map.of(OwnerSigning.SIGNER, "李业主", OwnerSigning.SIGNATURE, Drawings.signature()));
            return true;
        });
        assertClosed(Outcome.REPAIRED);
    }

    private void assertClosed(Outcome outcome) {
        assertThat(cases.get(number).outcome()).isEqualTo(outcome);
        assertThat(cases.get(number).stage()).isEqualTo(Stage.CLOSED);
        assertThat(instances()).isEmpty();
        assertThat(promises.of(number)).extracting(PromiseView::state).doesNotContain(State.RUNNING, State.BREACHED);
    }

    private List<ProcessInstance> instances() {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .processDefinitionKey("repair-case")
                .list();
    }

    private int orders() {
        return jdbc.sql("select count(*) from repair_work_order where case_number = ?")
                .param(number)
                .query(Integer.class)
                .single();
    }

    private PromiseView promise(PromiseKind kind) {
        return promises.of(number).stream()
                .filter(p -> p.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    /** Of the case itself: a letter to the contractor may be drafted beside it. */
    private OpenTask onlyTask(String step) {
        List<OpenTask> open = inbox.allOfCase(number).stream()
                .filter(task -> task.processKey().equals("repair-case"))
                .toList();
        assertThat(open).extracting(OpenTask::definitionKey).containsExactly("userTask_" + step);
        return open.get(0);
    }

    private void complete(String person, String step, String... pairs) {
        String id = onlyTask(step).id();
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], pairs[i + 1]);
        }
        as(person, () -> {
            inbox.complete(id, values);
            return true;
        });
    }

    private Map<String, Object> formFacts(String person, OpenTask task) {
        return as(person, () -> facts.stream()
                .filter(f -> f.processKey().equals(task.processKey()))
                .findFirst()
                .orElseThrow()
                .of(task));
    }

    private <T> T as(String person, Supplier<T> work) {
        return currentUser.callAs(person, work);
    }

    private JsonNode read(String person, String path) throws Exception {
        MockHttpServletResponse response = ask(person, path);
        assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(200);
        return json.readTree(response.getContentAsByteArray());
    }

    private int status(String person, String path) throws Exception {
        return ask(person, path).getStatus();
    }

    private MockHttpServletResponse ask(String person, String path) throws Exception {
        return http.perform(get(path).with(httpBasic(person, PASSWORD)))
                .andReturn()
                .getResponse();
    }

    private String page(String person, String path) throws Exception {
        var user = as(person, () -> currentUser.find().orElseThrow());
        var login = UsernamePasswordAuthenticationToken.authenticated(user, null, List.of());
        var request = get(path).with(authentication(login));
        return http.perform(request).andReturn().getResponse().getContentAsString();
    }

    /** The warranty office does something to the case besides its tasks. */
    private int send(String what, Map<String, Object> body) throws Exception {
        return http.perform(post("/api/cases/" + number + "/" + what)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json.writeValueAsString(body))
                        .with(httpBasic("legacy.office", PASSWORD)))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private static String now() {
        return MINUTE.format(Instant.now().truncatedTo(ChronoUnit.MINUTES));
    }
}
