package cn.baoxiu.intake;

import static cn.baoxiu.intake.IntakeTestBeans.HOME;
import static cn.baoxiu.intake.IntakeTestBeans.HOME_OF_OTHERS;
import static cn.baoxiu.intake.IntakeTestBeans.LIFT;
import static cn.baoxiu.intake.IntakeTestBeans.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.baoxiu.engine.FieldError;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.StartPlan;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.repair.CaseReports;
import cn.baoxiu.repair.DefectClass;
import cn.baoxiu.repair.Hazard;
import cn.baoxiu.repair.NewCase;
import cn.baoxiu.repair.Place;
import cn.baoxiu.repair.Symptom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.jdbc.JdbcTest;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@JdbcTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Import(IntakeTestBeans.class)
abstract class ReportIntakeContract {

    @Autowired
    ReportIntake intake;

    @Autowired
    CaseReports reports;

    @Autowired
    FakeCases cases;

    @Autowired
    IntakeTestBeans.Actor actor;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void aClerkAtTheCounter() {
        cases.clear();
        actor.is("clerk", Groups.PROPERTY_CS);
    }

    @Test
    void storesAReportAndOpensACase() {
        String number = intake.receive(form(
                "symptom",
                "渗水",
                "hazards",
                List.of("WATER_RUNNING", "WATER_RUNNING"),
                "description",
                "天花板漏水💧\u0000𠮷"));

        NewCase opened = cases.opened.get(0);
        assertThat(opened.locationCode()).isEqualTo(HOME);
        assertThat(opened.place()).isEqualTo(Place.BATHROOM);
        assertThat(opened.placeText()).isNull();
        assertThat(opened.symptom()).isEqualTo(Symptom.SEEPAGE);
        assertThat(opened.defectClass()).isEqualTo(DefectClass.LEAK);
        assertThat(opened.reportedAt()).isEqualTo(NOW);
        assertThat(opened.groupComplaint()).isFalse();
        assertThat(opened.duplicateOf()).isNull();
        assertThat(opened.linkedTo()).isNull();

        CaseReports.ReportFacts facts = reports.of(number).get(0);
        assertThat(facts.description()).isEqualTo("天花板漏水💧𠮷");
        assertThat(facts.hazards()).containsExactly(Hazard.WATER_RUNNING);
        assertThat(facts.reporterName()).isEqualTo("陈女士");
        assertThat(facts.maskedPhone()).isEqualTo("190****0001");
        assertThat(facts.channel()).isEqualTo("COUNTER");
        assertThat(facts.reportedAt()).isEqualTo(NOW);
        assertThat(facts.receivedAt()).isEqualTo(NOW);
        assertThat(facts.receivedBy()).isEqualTo("clerk");
        assertThat(facts.lateReason()).isNull();
    }

    @Test
    void keepsWordsThatAreNoPlaceOrSymptomOfTheList() {
        intake.receive(form("place", "阁楼检修口", "symptom", "有蚂蚁"));
        assertThat(cases.opened.get(0).place()).isEqualTo(Place.OTHER);
        assertThat(cases.opened.get(0).placeText()).isEqualTo("阁楼检修口");
        assertThat(cases.opened.get(0).symptom()).isEqualTo(Symptom.OTHER);
        assertThat(cases.opened.get(0).symptomText()).isEqualTo("有蚂蚁");
        intake.receive(form("place", null, "symptom", null));
        assertThat(cases.opened.get(1).place()).isEqualTo(Place.OTHER);
        assertThat(cases.opened.get(1).placeText()).isNull();
    }

    @Test
    void takesAreasAndLateReportsWithAReason() {
        String number = intake.receive(form(
                "homeCode",
                "",
                "areaCode",
                LIFT,
                "defectClass",
                "LIFT",
                "reportedAt",
                "2026-02-27T09:00:00+08:00",
                "reason",
                "系统停机"));
        assertThat(cases.opened.get(0).locationCode()).isEqualTo(LIFT);
        assertThat(cases.opened.get(0).reportedAt()).isEqualTo(Instant.parse("2026-02-27T01:00:00Z"));
        assertThat(reports.of(number).get(0).lateReason()).isEqualTo("系统停机");
    }

    @Test
    void takesATimeWithinTheSkewOfTwoClocksAsNow() {
        intake.receive(form("reportedAt", "2026-03-02T10:00:59"));
        assertThat(cases.opened.get(0).reportedAt()).isEqualTo(NOW);
    }

    static Stream<Arguments> badInput() {
        return Stream.of(
                bad("an unknown home", values("homeCode", "HN-YJT-99-9-9999"), "homeCode:report.unknownLocation"),
                bad(
                        "a home of another subsidiary",
                        values("homeCode", HOME_OF_OTHERS),
                        "homeCode:report.unknownLocation"),
                bad("no place at all", values("homeCode", null), "homeCode:report.locationRequired"),
                bad("home and area", values("areaCode", LIFT), "areaCode:report.oneLocation"),
                bad("an area given as home", values("homeCode", LIFT), "homeCode:report.isAnArea"),
                bad("a home given as area", values("homeCode", null, "areaCode", HOME), "areaCode:report.isAHome"),
                bad("a phone of ten digits", values("reporterPhone", "1900000001"), "reporterPhone:report.notAPhone"),
                bad("a phone of words", values("reporterPhone", "没有"), "reporterPhone:report.notAPhone"),
                bad("no phone", values("reporterPhone", " "), "reporterPhone:form.required"),
                bad("an empty description", values("description", ""), "description:form.required"),
                bad("a blank description", values("description", " \n\t "), "description:form.required"),
                bad("an invisible description", values("description", "\u0000\u0001"), "description:form.required"),
                bad("2,001 characters", values("description", "漏".repeat(2001)), "description:form.tooLong"),
                bad("20,000 characters", values("description", "漏".repeat(20_000)), "description:form.tooLong"),
                bad("an hour ahead", values("reportedAt", "2026-03-02T11:00:00+08:00"), "reportedAt:form.inTheFuture"),
                bad("far ahead", values("reportedAt", "+999999999-01-01T00:00:00Z"), "reportedAt:form.inTheFuture"),
                bad("three days back", values("reportedAt", "2026-02-27T10:00"), "reason:report.lateNeedsReason"),
                bad(
                        "before the house was built",
                        values("reportedAt", "0001-01-01T00:00:00Z", "reason", "x"),
                        "reportedAt:report.beforeCompletion"),
                bad("no time", values("reportedAt", "yesterday"), "reportedAt:form.notADateTime"),
                bad("an unknown class", values("defectClass", "METEORITE"), "defectClass:form.unknownChoice"),
                bad("no class", values("defectClass", null), "defectClass:form.required"),
                bad("an unknown channel", values("channel", "PIGEON"), "channel:form.unknownChoice"),
                bad("no channel", values("channel", null), "channel:form.required"),
                bad(
                        "two unknown hazards",
                        values("hazards", List.of("DRAGON", "GAS", "GHOST")),
                        "hazards:form.unknownChoice"),
                bad("hazards that are no list", values("hazards", "GAS"), "hazards:form.notAList"),
                bad("no name", values("reporterName", null), "reporterName:form.required"),
                bad("a name of 51", values("reporterName", "王".repeat(51)), "reporterName:form.tooLong"),
                bad("a place of 101", values("place", "p".repeat(101)), "place:form.tooLong"),
                bad("a symptom of 101", values("symptom", "s".repeat(101)), "symptom:form.tooLong"),
                bad("a reference of 65", values("clientReference", "r".repeat(65)), "clientReference:form.tooLong"),
                bad("a text that is an object", values("description", Map.of("a", 1)), "description:form.notAText"),
                bad("a home that is a list", values("homeCode", List.of(HOME)), "homeCode:form.notAText"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badInput")
    void namesTheWrongFieldAndStoresNothing(String what, Map<String, Object> change, String expected) {
        assertThat(errorsOf(change)).containsExactly(expected);
        assertThat(cases.opened).isEmpty();
        assertThat(jdbc.sql("select count(*) from intake_report")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void namesAllWrongFieldsTogether() {
        assertThat(errorsOf(values(
                        "homeCode",
                        "X",
                        "defectClass",
                        "X",
                        "description",
                        "",
                        "reporterPhone",
                        "1",
                        "channel",
                        "X",
                        "reportedAt",
                        "2099-01-01T00:00")))
                .containsExactlyInAnyOrder(
                        "homeCode:report.unknownLocation",
                        "defectClass:form.unknownChoice",
                        "description:form.required",
                        "reporterPhone:report.notAPhone",
                        "channel:form.unknownChoice",
                        "reportedAt:form.inTheFuture");
        assertThat(catchThrowableOfType(FormRejected.class, () -> intake.of(Map.of()))
                        .errors())
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder(
                        "homeCode", "defectClass", "description", "reporterName", "reporterPhone", "channel");
    }

    @Test
    void takesReportsOnlyFromThoseWhoTakeReports() {
        for (String group : new String[] {
            Groups.WARRANTY_OFFICE, Groups.DEVELOPER_CS, Groups.HOTLINE_400, Groups.GROUP_CS, Groups.PROPERTY_CS
        }) {
            actor.is("someone", group);
            assertThat(intake.of(asMap()).tenant()).isEqualTo("huanan");
        }
        actor.is("repairer", "contractor-C001");
        assertThatThrownBy(() -> intake.of(asMap())).isInstanceOf(AccessDeniedException.class);
        actor.isNobody();
        assertThatThrownBy(() -> intake.receive(form())).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void offersAnOpenCaseOfTheSamePartAndClassAsDuplicate() {
        String open = cases.has(HOME, Place.BATHROOM, DefectClass.LEAK, null);
        cases.has(HOME, Place.BATHROOM, DefectClass.LEAK, null);
        assertThat(intake.of(asMap()).messageName()).isNull();
        intake.receive(form());
        assertThat(cases.opened.get(0).duplicateOf()).isEqualTo(open);
    }

    @Test
    void doesNotTakeAnotherPartOrClassForADuplicate() {
        cases.has(HOME, Place.KITCHEN, DefectClass.LEAK, null);
        cases.has(HOME, Place.BATHROOM, DefectClass.PAINT, null);
        cases.has(LIFT, Place.BATHROOM, DefectClass.LEAK, null);
        intake.receive(form());
        assertThat(cases.opened.get(0).duplicateOf()).isNull();
        assertThat(cases.opened.get(0).linkedTo()).isNull();
    }

    @Test
    void reopensACaseUpToTheLastDayOfItsReturnWindow() {
        // Closed on 2 December 2025 + 90 days for a leak = 2 March 2026, the day of the report.
        String closed = cases.has(HOME, Place.BATHROOM, DefectClass.LEAK, Instant.parse("2025-12-02T08:00:00Z"));
        assertThat(intake.of(asMap())).isEqualTo(new StartPlan.Plan("huanan", "repair.caseReopened"));
        assertThat(intake.receive(form())).isEqualTo(closed);
        assertThat(cases.reopened).containsExactly(closed);
        assertThat(cases.opened).isEmpty();
        assertThat(reports.of(closed)).hasSize(1);
    }

    @Test
    void linksANewCaseToOneWhoseReturnWindowIsOver() {
        String closed = cases.has(HOME, Place.BATHROOM, DefectClass.LEAK, Instant.parse("2025-12-01T08:00:00Z"));
        assertThat(intake.of(asMap())).isEqualTo(new StartPlan.Plan("huanan", null));
        assertThat(intake.receive(form())).isNotEqualTo(closed);
        assertThat(cases.opened.get(0).linkedTo()).isEqualTo(closed);
        assertThat(cases.reopened).isEmpty();
    }

    @Test
    void prefersTheOpenCaseToTheClosedOne() {
        cases.has(HOME, Place.BATHROOM, DefectClass.LEAK, Instant.parse("2026-03-01T08:00:00Z"));
        String open = cases.has(HOME, Place.BATHROOM, DefectClass.LEAK, null);
        assertThat(intake.of(asMap()).messageName()).isNull();
        intake.receive(form());
        assertThat(cases.opened.get(0).duplicateOf()).isEqualTo(open);
    }

    @Test
    void otherPlacesAreTheSameOnlyWithTheSameWords() {
        String first = intake.receive(form("place", "阁楼 检修口"));
        intake.receive(form("place", "车位"));
        assertThat(cases.opened.get(1).duplicateOf()).isNull();
        intake.receive(form("place", "阁楼检修口"));
        assertThat(cases.opened.get(2).duplicateOf()).isEqualTo(first);
    }

    @Test
    void threeHomesOnOneLineAreAGroupComplaint() {
        cases.homesOnLine = 1;
        intake.receive(form());
        assertThat(cases.opened.get(0).groupComplaint()).isFalse();
        assertThat(cases.lineAsked).isEqualTo("HN-YJT 3号楼 1单元 01 LEAK 2026-02-23T02:00:00Z");
        // This home has been counted since its first report: two homes, not three.
        cases.homesOnLine = 2;
        intake.receive(form());
        assertThat(cases.opened.get(1).groupComplaint()).isFalse();
        cases.homesOnLine = 2;
        intake.receive(form("defectClass", "DRAIN"));
        assertThat(cases.opened.get(2).groupComplaint()).isTrue();
        cases.homesOnLine = 3;
        intake.receive(form());
        assertThat(cases.opened.get(3).groupComplaint()).isTrue();
    }

    @Test
    void anAreaIsNoHomeOnALine() {
        cases.homesOnLine = 9;
        intake.receive(form("homeCode", null, "areaCode", LIFT));
        assertThat(cases.opened.get(0).groupComplaint()).isFalse();
    }

    @Test
    void theSameReferenceOfAnotherUserIsAnotherReport() {
        intake.receive(form("clientReference", "A-1"));
        actor.is("other", Groups.HOTLINE_400);
        intake.receive(form("clientReference", "A-1"));
        assertThat(cases.opened).hasSize(2);
        assertThatThrownBy(() -> intake.receive(form("clientReference", "A-1")))
                .isInstanceOf(DuplicateKeyException.class);
    }

    private List<String> errorsOf(Map<String, Object> change) {
        FormRejected atStart = catchThrowableOfType(FormRejected.class, () -> intake.of(with(change)));
        FormRejected atReceipt =
                catchThrowableOfType(FormRejected.class, () -> intake.receive(SubmittedForm.of(with(change))));
        List<String> errors = describe(atStart);
        assertThat(describe(atReceipt)).isEqualTo(errors);
        return errors;
    }

    private static List<String> describe(FormRejected rejected) {
        return rejected.errors().stream()
                .map(e -> e.field() + ":" + e.messageKey())
                .toList();
    }

    private static Arguments bad(String what, Map<String, Object> change, String expected) {
        return Arguments.of(what, change, expected);
    }

    private static SubmittedForm form(Object... change) {
        return SubmittedForm.of(with(values(change)));
    }

    private static Map<String, Object> asMap() {
        return with(Map.of());
    }

    private static Map<String, Object> with(Map<String, Object> change) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("homeCode", HOME);
        values.put("place", "卫生间");
        values.put("defectClass", "LEAK");
        values.put("symptom", "SEEPAGE");
        values.put("description", "天花板漏水");
        values.put("reporterName", "陈女士");
        values.put("reporterPhone", "190-0000-0001");
        values.put("channel", "COUNTER");
        values.putAll(change);
        return values;
    }

    private static Map<String, Object> values(Object... keysAndValues) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put(
                    String.valueOf(keysAndValues[i]),
                    Arrays.asList(keysAndValues).get(i + 1));
        }
        return values;
    }
}
