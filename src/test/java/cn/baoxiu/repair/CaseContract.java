package cn.baoxiu.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.baoxiu.attachment.Attachment;
import cn.baoxiu.attachment.AttachmentKind;
import cn.baoxiu.attachment.NewFile;
import cn.baoxiu.attachment.SampleFiles;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.engine.ProcessStarter;
import cn.baoxiu.engine.TaskFacts;
import cn.baoxiu.engine.TaskInbox;
import cn.baoxiu.estate.ImportOptions;
import cn.baoxiu.estate.Imports;
import cn.baoxiu.estate.Locations;
import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.identity.UserDirectory;
import cn.baoxiu.testing.Drawings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** People of the sample group at work on one case, over HTTP and in their task lists. */
public abstract class CaseContract {

    protected static final String HOME = "HN-YJT-3-1-1201";
    protected static final String PHONE = "13912345678";
    protected static final String REPORTER = "欧阳若兰";
    protected static final String DESCRIPTION = "主卫吊顶渗水，地板起泡";
    protected static final String PASSWORD = "Baoxiu-Journey-2026";
    protected static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mmxxx").withZone(EngineTime.ZONE);
    private static final AtomicInteger PICTURES = new AtomicInteger();
    protected static final List<String> KINDS = List.of(
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
    protected Imports imports;

    @Autowired
    protected Locations locations;

    @Autowired
    protected RepairPhotos photos;

    @Autowired
    protected UserDirectory users;

    @Autowired
    protected CurrentUser currentUser;

    @Autowired
    protected ProcessStarter starter;

    @Autowired
    protected TaskInbox inbox;

    @Autowired
    protected OwnerSigning signing;

    @Autowired
    protected List<TaskFacts> facts;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected WebApplicationContext context;

    @Autowired
    protected ObjectMapper json;

    @Autowired
    protected Clock clock;

    protected MockMvc http;
    protected String number = "";

    @BeforeEach
    protected void group() {
        http = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        if (locations.find(HOME).isEmpty()) {
            KINDS.forEach(this::load);
        }
        person("journey.clerk", "huanan", Groups.PROPERTY_CS);
        person("journey.engineer", "huanan", Groups.PROPERTY_ENGINEERING);
        person("journey.office", "huanan", Groups.WARRANTY_OFFICE);
        person("journey.developer", "huanan", Groups.DEVELOPER_CS);
        users.create("journey.hotline", "journey.hotline", "旅", PASSWORD, List.of(Groups.HOTLINE_400), List.of());
        person("journey.stranger", "huadong", Groups.WARRANTY_OFFICE);
        person("journey.c101", "huanan", "contractor-C101");
        person("journey.c401", "huanan", "contractor-C401");
    }

    protected void load(String kind) {
        String file = kind.replace('-', '_') + ".csv";
        try (InputStream in = getClass().getResourceAsStream("/demo/group/" + file)) {
            imports.run(kind, in, file, ImportOptions.allOrNothing());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    protected void person(String id, String tenant, String group) {
        users.create(id, id, "旅", PASSWORD, List.of(group), List.of(tenant));
    }

    protected void assess() {
        complete("journey.engineer", "contactOwner", "contactedAt", now(), "contactResult", "REACHED");
        complete("journey.engineer", "logArrival", "arrivedAt", now());
        complete(
                "journey.engineer",
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

    protected void decide(String contractor) {
        complete(
                "journey.office",
                "decideFinding",
                "inWarranty",
                "yes",
                "responsibleParty",
                contractor,
                "handling",
                "CONTRACTOR",
                "repairingParty",
                contractor,
                "findingReason",
                "合同第十二条");
    }

    protected void repairOnce() {
        repairOnce("journey.c101");
    }

    protected void repairOnce(String person) {
        repair(person);
        photograph(person, AttachmentKind.AFTER);
    }

    /** Nobody takes a photo. */
    protected void repair(String person) {
        complete(person, "makeAppointment", "appointmentAt", now());
        complete(
                person,
                "carryOutRepair",
                "arrivedAt",
                now(),
                "completedAt",
                now(),
                "workDone",
                "重做防水层",
                "dryingNeeded",
                "NONE");
    }

    /** A picture that no other is equal to. */
    protected Attachment photograph(String person, AttachmentKind kind) {
        int nth = PICTURES.incrementAndGet();
        return photograph(person, kind, SampleFiles.jpeg(8 + nth % 40, 8 + nth / 40));
    }

    protected Attachment photograph(String person, AttachmentKind kind, byte[] picture) {
        return as(person, () -> photos.add(
                        number,
                        kind,
                        "主卫",
                        List.of(new NewFile("IMG.jpg", picture.length, () -> new ByteArrayInputStream(picture))))
                .all()
                .get(0));
    }

    protected void report(Object... more) {
        withdrawEarlier();
        Map<String, Object> values = reported();
        values.putAll(map(more));
        number = as("journey.clerk", () -> starter.start("repair-case", values));
    }

    protected static Map<String, Object> reported() {
        return map(
                "homeCode",
                HOME,
                "place",
                "BATHROOM",
                "defectClass",
                "LEAK",
                "symptom",
                "SEEPAGE",
                "description",
                DESCRIPTION,
                "reporterName",
                REPORTER,
                "reporterPhone",
                PHONE,
                "channel",
                "PHONE");
    }

    /** The tests share a program: an earlier case of the home would make this one a duplicate or a rework. */
    protected void withdrawEarlier() {
        jdbc.sql("update repair_case set stage = 'CLOSED', outcome = 'WITHDRAWN' where location_code = ?")
                .param(HOME)
                .update();
    }

    protected void complete(String person, String step, Object... pairs) {
        String id = task(step).id();
        as(person, () -> {
            inbox.complete(id, map(pairs));
            return true;
        });
    }

    /** The owner confirms the repair with a signature on that person's telephone. */
    protected void ownerSigns(String person) {
        as(person, () -> {
            signing.onSite(number, map(OwnerSigning.SIGNER, REPORTER, OwnerSigning.SIGNATURE, Drawings.signature()));
            return true;
        });
    }

    protected OpenTask task(String step) {
        return inbox.ofCase(number).stream()
                .filter(t -> t.definitionKey().equals("userTask_" + step))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no task " + step + " in " + inbox.ofCase(number)));
    }

    protected Map<String, Object> formFacts(String person, String step) {
        OpenTask task = task(step);
        return as(person, () -> facts.stream()
                .filter(f -> f.processKey().equals(task.processKey()))
                .findFirst()
                .orElseThrow()
                .of(task));
    }

    protected <T> T as(String person, Supplier<T> work) {
        return currentUser.callAs(person, work);
    }

    protected JsonNode read(String person, String path) throws Exception {
        MockHttpServletResponse response = ask(person, get(path));
        assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(200);
        return json.readTree(response.getContentAsByteArray());
    }

    protected int status(String person, String path) throws Exception {
        return ask(person, get(path)).getStatus();
    }

    protected int withdraw(String person) throws Exception {
        return send(person, "/api/cases/" + number + "/withdrawal", Map.of("reason", "业主自行处理"));
    }

    protected int completion(String person, String task, Map<String, Object> values) throws Exception {
        return send(person, "/api/tasks/" + task + "/completion", values);
    }

    protected int send(String person, String path, Map<String, Object> body) throws Exception {
        return ask(person, post(path).contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(body)))
                .getStatus();
    }

    protected MockHttpServletResponse ask(String person, MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(request.with(httpBasic(person, PASSWORD)))
                .andReturn()
                .getResponse();
    }

    protected MockHttpServletResponse page(String person, String path) throws Exception {
        return http.perform(get(path).with(login(person))).andReturn().getResponse();
    }

    protected RequestPostProcessor login(String person) {
        AppUser user = as(person, () -> currentUser.find().orElseThrow());
        return authentication(UsernamePasswordAuthenticationToken.authenticated(user, null, List.of()));
    }

    protected String now() {
        return MINUTE.format(clock.instant().truncatedTo(ChronoUnit.MINUTES));
    }

    protected static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new HashMap<>();
        List<Object> list = new ArrayList<>(List.of(pairs));
        for (int i = 0; i < list.size(); i += 2) {
            map.put((String) list.get(i), list.get(i + 1));
        }
        return map;
    }
}
