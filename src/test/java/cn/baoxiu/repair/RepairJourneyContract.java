package cn.baoxiu.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.baoxiu.attachment.Attachment;
import cn.baoxiu.attachment.AttachmentKind;
import cn.baoxiu.attachment.SampleFiles;
import cn.baoxiu.contractor.ThirdPartyRepairs;
import cn.baoxiu.engine.EngineTables;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.FormRejected;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;

/** A report becomes a closed case with every room at work, and nobody sees more of it than he may. */
abstract class RepairJourneyContract extends CaseContract {

    @AfterEach
    void theListsOfCompaniesFollowTheCases() {
        assertThat(CompanyRows.wrong(jdbc)).isEmpty();
    }

    @Test
    void aLeakIsClosedAfterOneReworkAndLeavesNoPersonalDataInTheEngine() throws Exception {
        report();
        JsonNode reported = read("journey.clerk", "/api/cases/" + number);
        assertThat(reported.get("grade").asText()).isEqualTo("P1");
        assertThat(reported.get("promises")).isNotEmpty();
        assertThat(reported.get("reports").get(0).get("maskedPhone").asText())
                .doesNotContain(PHONE)
                .contains("5678");

        assess();
        Map<String, Object> proposal = formFacts("journey.office", "decideFinding");
        assertThat(proposal.get("repairingParty")).isEqualTo(proposal.get("responsibleParty"));
        assertThat(proposal.get("parties"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .first()
                .hasFieldOrPropertyWithValue("value", proposal.get("responsibleParty"));
        assertThat(proposal.get("repairers"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .first()
                .hasFieldOrPropertyWithValue("value", proposal.get("responsibleParty"));
        decide("C101");
        assertThat(status("journey.c101", "/api/cases/" + number)).isEqualTo(404);
        JsonNode decided = read("journey.office", "/api/cases/" + number);
        String proposed = decided.get("triages").get(0).get("responsibleParty").asText();
        assertThat(decided.get("findings").get(0).get("overrulesTriage").asBoolean())
                .isEqualTo(!proposed.equals("C101"));
        complete("journey.office", "dispatchWorkOrder", "repairingParty", "C101", "workScope", "重做防水");

        assertThat(status("journey.c401", "/api/cases/" + number)).isEqualTo(404);
        JsonNode forCompany = read("journey.c101", "/api/cases/" + number);
        assertThat(forCompany.toString()).contains(DESCRIPTION).doesNotContain(REPORTER);
        assertThat(formFacts("journey.c101", "acceptWorkOrder")
                        .get("descriptionLine")
                        .toString())
                .contains(DESCRIPTION)
                .doesNotContain(REPORTER);

        complete("journey.c101", "acceptWorkOrder", "accepted", "yes");
        repairOnce();
        complete("journey.office", "inspectRepair", "passed", "no", "inspectedAt", now(), "inspectionNote", "仍渗水");
        repairOnce();
        complete("journey.office", "inspectRepair", "passed", "yes", "inspectedAt", now());
        ownerSigns("journey.clerk");

        JsonNode closed = read("journey.clerk", "/api/cases/" + number);
        assertThat(closed.get("stage").asText()).isEqualTo("CLOSED");
        assertThat(closed.get("outcome").asText()).isEqualTo("REPAIRED");
        assertThat(closed.get("reworkCount").asInt()).isEqualTo(1);
        // nothing is left to do but the letter about the inspection that failed
        assertThat(closed.get("tasks").findValuesAsText("definitionKey")).containsExactly("userTask_draftLetter");
        assertThat(closed.get("violations").findValuesAsText("kind")).containsExactly("POOR_QUALITY");
        assertThat(closed.get("letters").findValuesAsText("rung")).containsExactly("REPAIR_NOTICE");
        assertThat(closed.get("timeline").findValuesAsText("kind"))
                .containsSubsequence("REPORTED", "TRIAGED", "SURVEYED", "FOUND", "DISPATCHED", "CLOSED");
        for (String secret : List.of(PHONE, REPORTER, DESCRIPTION, "防水层破损", "合同第十二条")) {
            assertThat(EngineTables.containing(jdbc, secret)).as(secret).isEmpty();
        }
        assertPersonalDataStaysInItsRooms();
        assertThat(withdraw("journey.clerk")).isEqualTo(409);
    }

    /** Of the reporter and of the registered owner of the home. */
    private void assertPersonalDataStaysInItsRooms() {
        List<String> rooms = List.of("estate_", "intake_");
        Map<String, Object> owner = jdbc.sql("select name, phone from estate_ownership where home = ?")
                .param(HOME)
                .query()
                .listOfRows()
                .get(0);
        for (Object secret : List.of(PHONE, REPORTER, DESCRIPTION, owner.get("name"), owner.get("phone"))) {
            // a message to the owner needs the number it goes to, a signature says who signed; both are blanked in time
            assertThat(EngineTables.outside(jdbc, rooms, secret.toString()))
                    .as(secret.toString())
                    .allMatch(place -> place.equalsIgnoreCase("NOTIFICATION_OUTBOX.ADDRESS")
                            || place.equalsIgnoreCase("REPAIR_SIGNATURE.SIGNER_NAME"));
            assertThat(EngineTables.containing(jdbc, secret.toString()))
                    .as(secret.toString())
                    .isEmpty();
        }
    }

    @Test
    void aContractorThatRejectedReadsNothingOfTheSuccessor() throws Exception {
        report();
        assess();
        decide("C401");
        complete("journey.office", "dispatchWorkOrder", "repairingParty", "C401", "workScope", "查漏并修复");
        complete("journey.c401", "acceptWorkOrder", "accepted", "no", "rejectReason", "属于防水工程");
        complete("journey.office", "dispatchWorkOrder", "repairingParty", "C101", "workScope", "重做防水");
        complete("journey.c101", "acceptWorkOrder", "accepted", "yes");
        repairOnce();
        complete("journey.office", "inspectRepair", "passed", "yes", "inspectedAt", now(), "inspectionNote", "蓄水合格");
        ownerSigns("journey.clerk");

        JsonNode rejected = read("journey.c401", "/api/cases/" + number);
        assertThat(rejected.get("workOrders").findValuesAsText("party")).containsExactly("C401");
        assertThat(rejected.get("timeline").findValuesAsText("kind"))
                .contains("DISPATCHED", "REJECTED")
                .doesNotContain("ACCEPTED", "APPOINTED", "REPAIRED", "INSPECTION_PASSED", "OWNER_CONFIRMED", "CLOSED");
        assertThat(rejected.get("inspections")).isEmpty();
        assertThat(rejected.get("confirmations")).isEmpty();
        assertThat(rejected.get("promises").findValuesAsText("kind")).containsExactly("ACCEPT");
        assertThat(rejected.toString()).contains("查漏并修复", "属于防水工程").doesNotContain("重做防水", "蓄水合格");
        assertThat(page("journey.c401", "/cases/" + number).getContentAsString())
                .contains("属于防水工程")
                .doesNotContain("重做防水", "蓄水合格");

        JsonNode successor = read("journey.c101", "/api/cases/" + number);
        assertThat(successor.get("timeline").findValuesAsText("kind")).contains("REPAIRED", "CLOSED");
        assertThat(successor.get("inspections")).hasSize(1);
        assertThat(successor.toString()).contains("重做防水", "蓄水合格").doesNotContain("属于防水工程", "查漏并修复");
    }

    /** Closing rests on photos of the finished work, and they cannot be taken away. */
    @Test
    void aRepairIsProvedByPhotosOfItAndKeepsThem() throws Exception {
        contractorAtWork();
        complete("journey.c101", "makeAppointment", "appointmentAt", now());
        assertThat(formFacts("journey.c101", "carryOutRepair").get("photoLine").toString())
                .endsWith("本次维修的维修后照片 0 张，验收合格须有 1 张");
        as("journey.c101", () -> {
            inbox.complete(task("carryOutRepair").id(), repaired());
            return true;
        });
        Map<String, Object> passed = Map.of("passed", "yes", "inspectedAt", now());
        String refusal = inspection(passed, 422);
        assertThat(refusal).contains("「验收是否合格」验收合格须有本次维修的“维修后”照片 1 张，现有 0 张", "照片与附件");

        // the same file before and after proves nothing
        byte[] picture = SampleFiles.png(24, 24);
        Attachment before = photograph("journey.c101", AttachmentKind.BEFORE, picture);
        Attachment after = photograph("journey.c101", AttachmentKind.AFTER, picture);
        assertThat(inspection(passed, 422)).isEqualTo(refusal);
        assertThat(page("journey.office", "/cases/" + number).getContentAsString())
                .contains("data-photos-wanted", "已有 0 张，验收合格须有 1 张")
                .doesNotContain("??");
        assertThat(strikeOut(before, 204)).isEmpty();
        assertThat(formFacts("journey.office", "inspectRepair").get("photoLine").toString())
                .isEqualTo("维修前 0 张，维修后 1 张；本次维修的维修后照片 1 张，验收合格须有 1 张");
        assertThat(strikeOut(after, 204)).as("before the inspection").isEmpty();
        assertThat(inspection(passed, 422)).isEqualTo(refusal);

        // of the repair that fails
        Attachment failed = photograph("journey.c101", AttachmentKind.AFTER);
        inspection(Map.of("passed", "no", "inspectedAt", now(), "inspectionNote", "仍渗水"), 204);
        repair("journey.c101");
        assertThat(inspection(passed, 422)).isEqualTo(refusal);
        Attachment proof = photograph("journey.c101", AttachmentKind.AFTER);
        inspection(passed, 204);
        assertThat(page("journey.office", "/cases/" + number).getContentAsString())
                .doesNotContain("data-photos-wanted");

        assertThat(strikeOut(failed, 204)).as("proves nothing any more").isEmpty();
        assertThat(strikeOut(proof, 422)).contains("「原因」验收已合格，本次维修的“维修后”照片须至少保留 1 张，标为有误后只剩 0 张");
        assertThat(http.perform(post("/cases/" + number + "/attachments/" + proof.id() + "/wrong")
                                .param("reason", "另一户")
                                .with(login("journey.office"))
                                .with(csrf()))
                        .andReturn()
                        .getFlashMap()
                        .get("strikingRefused")
                        .toString())
                .contains("须至少保留 1 张");
        assertThat(struckOut(proof)).isFalse();

        // the right one comes first; of the last two only one goes, whoever is quicker
        Attachment right = photograph("journey.office", AttachmentKind.AFTER);
        assertThat(Stream.of(proof, right)
                        .map(photo -> CompletableFuture.supplyAsync(() -> strikingOut(photo)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .map(MockHttpServletResponse::getStatus))
                .containsExactlyInAnyOrder(204, 422);
        assertThat(List.of(struckOut(proof), struckOut(right))).containsExactlyInAnyOrder(true, false);

        // what the owner has signed stays as it is, whatever would be left
        Attachment spare = photograph("journey.office", AttachmentKind.AFTER);
        ownerSigns("journey.clerk");
        MockHttpServletResponse locked = strikingOut(spare);
        assertThat(locked.getStatus()).isEqualTo(409);
        assertThat(locked.getContentAsString()).contains("已由业主签字锁定");
        assertThat(struckOut(spare)).isFalse();
    }

    private Map<String, Object> repaired() {
        return map("arrivedAt", now(), "completedAt", now(), "workDone", "重做防水层", "dryingNeeded", "NONE");
    }

    private String inspection(Map<String, Object> values, int status) throws Exception {
        MockHttpServletResponse answer = ask(
                "journey.office",
                post("/api/tasks/" + task("inspectRepair").id() + "/completion")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(json.writeValueAsString(values)));
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(status);
        return message(answer);
    }

    private String strikeOut(Attachment photo, int status) throws Exception {
        MockHttpServletResponse answer = strikingOut(photo);
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(status);
        return message(answer);
    }

    private MockHttpServletResponse strikingOut(Attachment photo) {
        try {
            return ask(
                    "journey.office",
                    post("/api/cases/" + number + "/attachments/" + photo.id() + "/wrong")
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{\"reason\": \"另一户\"}"));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The sentence of the only error; empty for none. */
    private String message(MockHttpServletResponse answer) throws Exception {
        if (answer.getStatus() < 400) {
            return "";
        }
        return json.readTree(answer.getContentAsByteArray())
                .get("errors")
                .get(0)
                .get("message")
                .asText();
    }

    private boolean struckOut(Attachment photo) {
        return jdbc.sql("select count(*) from attachment where id = ? and wrong_at is not null")
                        .param(photo.id())
                        .query(Integer.class)
                        .single()
                == 1;
    }

    @Autowired
    ThirdPartyRepairs thirdParties;

    private void contractorAtWork() {
        load("price-list");
        person("journey.t003", "huanan", "third-party-T003");
        report();
        assess();
        decide("C101");
        complete("journey.office", "dispatchWorkOrder", "repairingParty", "C101", "workScope", "重做防水");
        complete("journey.c101", "acceptWorkOrder", "accepted", "yes");
    }

    /** Model to model: the order changes hands, the passed inspection brings the invoice, the contractor bears it. */
    @Test
    void aThirdPartyTakesOverAndTheContractorBearsTheCost() throws Exception {
        contractorAtWork();
        thirdParties.begin(number, 1);
        complete("journey.office", "chooseThirdParty", "sendThirdParty", "yes", "thirdParty", "T003");
        complete(
                "journey.office",
                "recordQuote",
                "quoted",
                "yes",
                "quoteNumber",
                "BJ-7",
                "quoteLines",
                "卫生间防水重做；10；142.54");
        assertThat(formFacts("journey.developer", "approveQuote")
                        .get("quoteLine")
                        .toString())
                .contains("（价目 142.54 元）");
        complete("journey.developer", "approveQuote", "approved", "yes");
        assertThat(task("acceptWorkOrder").candidateGroups()).containsExactly("third-party-T003");
        assertThat(page("journey.c101", "/cases/" + number).getContentAsString())
                .contains("南粤快修服务有限公司", "接手维修")
                .doesNotContain("BJ-7", "??");

        complete("journey.t003", "acceptWorkOrder", "accepted", "yes");
        repairOnce("journey.t003");
        complete("journey.office", "inspectRepair", "passed", "no", "inspectedAt", now(), "inspectionNote", "仍渗水");
        repairOnce("journey.t003");
        assertThat(read("journey.office", "/api/cases/" + number).get("costs").findValuesAsText("state"))
                .containsExactly("WORKING");
        complete("journey.office", "inspectRepair", "passed", "yes", "inspectedAt", now());
        complete(
                "journey.office",
                "recordCost",
                "invoiceNumber",
                "FP-JOURNEY-" + number,
                "invoiceAmount",
                "1425.40",
                "invoicedOn",
                now().substring(0, 10),
                "quantitiesConfirmed",
                true);
        ownerSigns("journey.clerk");

        JsonNode closed = read("journey.office", "/api/cases/" + number);
        assertThat(closed.get("outcome").asText()).isEqualTo("REPAIRED");
        assertThat(closed.get("responsibleParty").asText()).isEqualTo("C101");
        assertThat(closed.get("repairingParty").asText()).isEqualTo("T003");
        JsonNode cost = closed.get("costs").get(0);
        assertThat(cost.get("outcome").asText()).isEqualTo("CHARGED");
        assertThat(cost.get("chargedCny").decimalValue())
                .isGreaterThan(cost.get("invoiceCny").decimalValue());
        assertThat(closed.get("letters").findValuesAsText("rung")).containsExactly("DEDUCTION_NOTICE");
        assertThat(page("journey.office", "/cases/" + number).getContentAsString())
                .contains("第三方维修", "BJ-7", "FP-JOURNEY-" + number, "向责任单位追偿", "已向责任单位追偿")
                .doesNotContain("??");
    }

    @Test
    void aCaseThatIsWithdrawnEndsItsThirdPartyRepair() throws Exception {
        contractorAtWork();
        thirdParties.begin(number, 1);
        complete("journey.office", "chooseThirdParty", "sendThirdParty", "yes", "thirdParty", "T003");
        assertThat(withdraw("journey.clerk")).isEqualTo(204);
        JsonNode cost =
                read("journey.office", "/api/cases/" + number).get("costs").get(0);
        assertThat(cost.get("outcome").asText()).isEqualTo("DROPPED");
        assertThat(cost.get("endReason").asText()).isEqualTo("业主撤回");
        assertThat(inbox.allOfCase(number)).isEmpty();
    }

    @Test
    void aListSaysWhichParameterIsWrong() throws Exception {
        for (String wrong : List.of("page=-1", "page=x", "size=0", "size=101", "size=1.5", "state=open", "grade=P9")) {
            MockHttpServletResponse answer = ask("journey.clerk", get("/api/cases?" + wrong));
            assertThat(answer.getStatus()).as(wrong).isEqualTo(422);
            JsonNode error = json.readTree(answer.getContentAsByteArray()).get("errors");
            assertThat(error).as(wrong).hasSize(1);
            assertThat(error.get(0).get("field").asText()).isEqualTo(wrong.substring(0, wrong.indexOf('=')));
            assertThat(error.get(0).get("message").asText()).matches(".*[\u4e00-\u9fa5].*");
        }
        assertThat(json.readTree(ask("journey.clerk", get("/api/cases?page=-1&grade=P9"))
                                .getContentAsByteArray())
                        .get("errors"))
                .hasSize(2);
        assertThat(status("journey.clerk", "/api/cases?state=&page=&colour=red&size=100"))
                .isEqualTo(200);
    }

    @Test
    void hazardsAreAList() throws Exception {
        report("hazards", List.of("ELECTRIC_SHOCK", "FALLING"));
        assertThat(read("journey.clerk", "/api/cases/" + number).get("hazards"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("ELECTRIC_SHOCK", "FALLING");
        report();
        assertThat(read("journey.clerk", "/api/cases/" + number).get("hazards").isArray())
                .isTrue();
    }

    @Test
    void anotherSubsidiarySeesNothingOfACase() throws Exception {
        report();
        assertThat(status("journey.stranger", "/api/cases/" + number)).isEqualTo(404);
        assertThat(status("journey.stranger", "/api/cases/" + number + "/tasks"))
                .isEqualTo(404);
        assertThat(read("journey.stranger", "/api/cases?project=HN-YJT")
                        .get("total")
                        .asInt())
                .isZero();
        assertThat(read("journey.clerk", "/api/cases?project=HN-YJT&state=OPEN&size=1")
                        .get("cases"))
                .hasSize(1);
        assertThat(withdraw("journey.stranger")).isEqualTo(404);
        assertThat(page("journey.stranger", "/cases/" + number).getStatus()).isEqualTo(404);
        assertThat(page("journey.c101", "/cases/" + number).getStatus()).isEqualTo(404);
    }

    @Test
    void aTaskIsCompletedOnceAndOnlyByItsGroup() throws Exception {
        report();
        String id = task("contactOwner").id();
        Map<String, Object> values = Map.of("contactedAt", now(), "contactResult", "REACHED", "grade", "P4");
        assertThat(completion("journey.clerk", id, values)).isIn(403, 404);
        assertThat(completion("journey.stranger", id, values)).isEqualTo(404);
        assertThat(completion("journey.engineer", id, Map.of("contactedAt", "gestern")))
                .isEqualTo(422);
        assertThat(completion("journey.engineer", id, values)).isEqualTo(204);
        assertThat(completion("journey.engineer", id, values)).isEqualTo(404);
        assertThat(read("journey.clerk", "/api/cases/" + number).get("grade").asText())
                .isEqualTo("P1");
    }

    @Test
    void onlyThoseWhoMayChangeTheGradeOrWithdraw() throws Exception {
        report();
        Map<String, Object> regrade = Map.of("grade", "P2", "reason", "无险情");
        assertThat(send("journey.clerk", "/api/cases/" + number + "/regrade", regrade))
                .isEqualTo(403);
        assertThat(send("journey.office", "/api/cases/" + number + "/regrade", Map.of("grade", "P9")))
                .isEqualTo(422);
        assertThat(send("journey.office", "/api/cases/" + number + "/regrade", regrade))
                .isEqualTo(204);
        assertThat(task("contactOwner").priority()).isEqualTo(50);
        assertThat(send("journey.office", "/api/cases/" + number + "/regrade", regrade))
                .isEqualTo(422);
        assertThat(send(
                        "journey.office",
                        "/api/cases/" + number + "/contractor-replacement",
                        Map.of("repairingParty", "T003", "reason", "逾期")))
                .isEqualTo(409);
        assertThat(send("journey.clerk", "/api/cases/" + number + "/withdrawal", Map.of()))
                .isEqualTo(422);
        assertThat(withdraw("journey.clerk")).isEqualTo(204);
        assertThat(read("journey.clerk", "/api/cases/" + number).get("outcome").asText())
                .isEqualTo("WITHDRAWN");
    }

    @Test
    void thePagesShowTheCaseAndTakeWhatMayBeDone() throws Exception {
        report();
        String list = page("journey.clerk", "/cases?state=OPEN&grade=P1").getContentAsString();
        assertThat(list).contains(number);
        String html = page("journey.office", "/cases/" + number).getContentAsString();
        assertThat(html)
                .contains(DESCRIPTION, "139****5678", "首次联系", "收到报修", "/regrade")
                .doesNotContain("??");
        MockHttpServletResponse answer = http.perform(post("/cases/" + number + "/regrade")
                        .param("grade", "P2")
                        .param("reason", "无险情")
                        .with(login("journey.office"))
                        .with(csrf()))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(302);
        assertThat(read("journey.clerk", "/api/cases/" + number).get("grade").asText())
                .isEqualTo("P2");
    }

    @Test
    void theFormsShowWhatIsKnown() {
        report();
        Map<String, Object> contact = formFacts("journey.engineer", "contactOwner");
        assertThat(contact.get("headline").toString()).contains(number, "渗漏（卫生间）", "P1 急");
        assertThat(contact.get("descriptionLine").toString()).contains(DESCRIPTION, REPORTER);
        assertThat(contact.get("warrantyLine").toString()).contains("防水", "在保至");
        assertThat(contact.get("promiseLine").toString()).contains("首次联系");
        assertThat(contact.get("contactedAt").toString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d\\+08:00");
        complete("journey.engineer", "logArrival", "arrivedAt", now());
        assertThat(formFacts("journey.engineer", "surveySite"))
                .containsEntry("surveyDefectClass", "LEAK")
                .containsEntry("surveyPlace", "BATHROOM")
                .containsEntry("proposedInWarranty", "yes");
        assertThatThrownBy(() -> complete("journey.engineer", "surveySite", "surveyNote", "x"))
                .isInstanceOf(FormRejected.class);
    }

    @Test
    void theCardsOfTheTaskListTellWhoeverSeesTheTask() throws Exception {
        report();
        String contact = task("contactOwner").id();
        JsonNode card = cards("journey.engineer", contact, "no-such-task").get(0);
        assertThat(card.get("task").asText()).isEqualTo(contact);
        assertThat(card.get("gradeLabel").asText()).isEqualTo("P1 急");
        assertThat(card.get("home").asText())
                .isEqualTo(locations.find(HOME).orElseThrow().displayName());
        assertThat(card.get("timeLeft").asText()).matches("还剩 \\d+ (天|小时|分钟)");
        assertThat(card.get("late").asBoolean()).isFalse();
        assertThat(cards("journey.engineer", contact, "no-such-task")).hasSize(1);
        assertThat(cards("journey.engineer")).isEmpty();
        for (String other : List.of("journey.stranger", "journey.c101")) {
            assertThat(cards(other, contact)).as(other).isEmpty();
        }

        due(contact, Instant.now().minus(Duration.ofHours(50)));
        JsonNode late = cards("journey.engineer", contact).get(0);
        assertThat(late.get("timeLeft").asText()).isEqualTo("已超 2 天");
        assertThat(late.get("late").asBoolean()).isTrue();

        assess();
        decide("C101");
        complete("journey.office", "dispatchWorkOrder", "repairingParty", "C101", "workScope", "重做防水");
        String order = task("acceptWorkOrder").id();
        assertThat(cards("journey.c101", order).get(0).get("home").asText())
                .isEqualTo(card.get("home").asText());
        assertThat(cards("journey.c401", order)).isEmpty();
        assertThat(cards("journey.engineer", contact)).as("done").isEmpty();
    }

    @Test
    void tooManyCardsAreRefused() throws Exception {
        String query = IntStream.rangeClosed(0, 100).mapToObj(i -> "task=" + i).collect(Collectors.joining("&"));
        assertThat(page("journey.engineer", "/tasklist/cards?" + query).getStatus())
                .isEqualTo(400);
    }

    private JsonNode cards(String person, String... tasks) throws Exception {
        String query = Stream.of(tasks).map(id -> "task=" + id).collect(Collectors.joining("&"));
        MockHttpServletResponse answer = page(person, "/tasklist/cards?" + query);
        assertThat(answer.getStatus()).isEqualTo(200);
        return json.readTree(answer.getContentAsByteArray());
    }

    private void due(String task, Instant at) {
        jdbc.sql("update ACT_RU_TASK set DUE_DATE_ = ? where ID_ = ?")
                .params(LocalDateTime.ofInstant(at, EngineTime.ZONE), task)
                .update();
    }
}
