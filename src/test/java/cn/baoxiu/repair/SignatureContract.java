package cn.baoxiu.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.baoxiu.attachment.AttachmentKind;
import cn.baoxiu.attachment.Attachments;
import cn.baoxiu.attachment.NewFile;
import cn.baoxiu.attachment.PreparedFiles;
import cn.baoxiu.engine.EngineTables;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.repair.casework.CasePhotos;
import cn.baoxiu.repair.casework.OwnerReminders;
import cn.baoxiu.testing.Drawings;
import cn.baoxiu.testing.Web;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Nobody but the owner confirms a repair; what the owner signed stays as it was, or it shows. */
abstract class SignatureContract extends CaseContract {

    private static final Pattern TOKEN = Pattern.compile("/c/([A-Za-z0-9_-]{43})");
    private static final String CLERK = "journey.clerk";
    private static final String VOIDER = "journey.developer";

    @LocalServerPort
    int port;

    @Autowired
    Attachments attachments;

    @Autowired
    CasePhotos photos;

    @Autowired
    OwnerReminders reminders;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    PlatformTransactionManager transactions;

    @BeforeEach
    void people() {
        users.create(
                "signature.both",
                "两处任职",
                "旅",
                PASSWORD,
                List.of(Groups.PROPERTY_CS, Groups.DEVELOPER_CS),
                List.of("huanan"));
        users.create("signature.group", "集团客服", "旅", PASSWORD, List.of(Groups.GROUP_CS), List.of());
        users.create("signature.auditor", "审计", "旅", PASSWORD, List.of(Groups.AUDITOR), List.of());
    }

    @AfterEach
    void time() {
        EngineTime.reset();
    }

    @Test
    void nobodyConfirmsInTheOwnersName() throws Exception {
        asked();
        OpenTask task = task("confirmWithOwner");
        Map<String, Object> confirmed = Map.of("ownerAnswer", "CONFIRMED", "answeredAt", now());
        assertThatThrownBy(() -> complete(CLERK, "confirmWithOwner", "ownerAnswer", "CONFIRMED", "answeredAt", now()))
                .isInstanceOfSatisfying(FormRejected.class, e -> assertThat(fields(e))
                        .containsExactly("ownerAnswer repair.signature.needed"));
        assertThat(completion(CLERK, task.id(), confirmed)).isEqualTo(422);
        Web tasklist = Web.program(port, CLERK, PASSWORD);
        HttpResponse<String> submitted = tasklist.postJson(
                "/engine-rest/task/" + task.id() + "/submit-form",
                json.writeValueAsString(Map.of(
                        "variables",
                        Map.of("ownerAnswer", Map.of("value", "CONFIRMED"), "answeredAt", Map.of("value", now())))));
        assertThat(submitted.statusCode()).as(submitted.body()).isEqualTo(400);
        assertThat(submitted.body()).contains("「业主答复」确认修好须有业主签名", "短信链接", "/cases/" + number + "/signature");
        assertThat(view().get("stage").asText()).isEqualTo("CONFIRMING");
        assertThat(view().get("signatures")).isEmpty();

        complete(CLERK, "confirmWithOwner", "ownerAnswer", "NOT_FIXED", "answeredAt", now(), "confirmNote", "还在漏");
        assertThat(view().get("reworkCount").asInt()).isEqualTo(1);
    }

    @Test
    void theOwnerSignsOnATelephoneOfStaff() throws Exception {
        asked();
        MockHttpServletResponse page = page(CLERK, "/cases/" + number + "/signature");
        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(page.getContentAsString())
                .contains("越江台", "渗漏", "data-signature-canvas", "/signature.js", "signature_pad")
                .doesNotContain("??");
        assertThat(page(CLERK, "/cases/" + number).getContentAsString())
                .contains("/cases/" + number + "/signature", "请业主签字");
        assertThat(page("journey.engineer", "/cases/" + number + "/signature").getStatus())
                .isEqualTo(403);
        assertThat(page("journey.stranger", "/cases/" + number + "/signature").getStatus())
                .isEqualTo(404);
        assertThat(send("journey.engineer", "/api/cases/" + number + "/signature", signed("李大明")))
                .as("not a step of this person")
                .isIn(403, 409);
        assertThat(send("journey.stranger", "/api/cases/" + number + "/signature", signed("李大明")))
                .isEqualTo(404);

        assertThat(refusals(Map.of())).contains("「签字人姓名」必须填写", "「签名」请业主在签名框内手写签名");
        assertThat(refusals(drawn("李大明", "data:image/png;base64,%%%"))).containsExactly("「签名」不是有效的 PNG 图片，请在签名框内重新签名");
        assertThat(refusals(drawn("李大明", jpeg()))).containsExactly("「签名」不是有效的 PNG 图片，请在签名框内重新签名");
        assertThat(refusals(drawn("李大明", Drawings.dataUrl(Drawings.png(320, 120, canvas -> {})))))
                .containsExactly("「签名」是空白的，请在签名框内手写签名");
        assertThat(refusals(drawn("李大明", dot()))).containsExactly("「签名」笔画太少，看不出姓名，请签全名");
        assertThat(refusals(drawn("李大明", "A".repeat(700_000)))).containsExactly("「签名」图片太大，不能超过 400 KB，请重新签名");
        assertThat(refusals(drawn("名".repeat(41), Drawings.signature()))).containsExactly("「签字人姓名」不能超过 40 个字");
        assertThat(view().get("signatures")).isEmpty();
        MockHttpServletResponse again = http.perform(post("/cases/" + number + "/signature")
                        .with(login(CLERK))
                        .with(csrf())
                        .param("signerName", "李大明"))
                .andReturn()
                .getResponse();
        assertThat(again.getStatus()).isEqualTo(422);
        assertThat(again.getContentAsString()).contains("「签名」请业主在签名框内手写签名", "value=\"李大明\"");

        MockHttpServletResponse done = http.perform(post("/cases/" + number + "/signature")
                        .with(login(CLERK))
                        .with(csrf())
                        .param("signerName", "李大明")
                        .param("signature", Drawings.signature())
                        .param("confirmNote", "师傅很好"))
                .andReturn()
                .getResponse();
        assertThat(done.getStatus()).isEqualTo(302);

        JsonNode closed = view();
        assertThat(closed.get("stage").asText()).isEqualTo("CLOSED");
        assertThat(closed.get("closingKind").asText()).isEqualTo("OWNER");
        JsonNode signature = closed.get("signatures").get(0);
        assertThat(signature.get("means").asText()).isEqualTo("DRAWN");
        assertThat(signature.get("signerName").asText()).isEqualTo("李大明");
        assertThat(signature.get("takenBy").asText()).contains(CLERK);
        assertThat(signature.get("unchanged").asBoolean()).isTrue();
        assertThat(closed.get("confirmations").get(0).get("note").asText()).isEqualTo("师傅很好");
        String picture = signature.get("picture").asText();
        MockHttpServletResponse png = ask(VOIDER, get(picture));
        assertThat(png.getContentType()).isEqualTo("image/png");
        assertThat(png.getHeader("Cache-Control")).contains("no-store");
        assertThat(png.getContentAsByteArray()).startsWith((byte) 0x89, 'P', 'N', 'G');
        assertThat(status("journey.c101", picture))
                .as("companies do not see it")
                .isEqualTo(404);
        assertThat(status("journey.stranger", picture)).isEqualTo(404);
        assertThat(read("journey.c101", "/api/cases/" + number).get("signatures"))
                .isEmpty();
        assertThat(page("journey.c101", "/cases/" + number).getContentAsString())
                .doesNotContain("李大明");
        assertThat(page(VOIDER, "/cases/" + number).getContentAsString())
                .contains("李大明", "现场手写签字", "记录与签字时一致", "作废签名")
                .doesNotContain("??");
        assertThat(page(CLERK, "/cases/" + number).getContentAsString()).doesNotContain("作废原因");
        assertThat(page(CLERK, "/cases/" + number + "/signature").getStatus()).isEqualTo(410);
        assertThat(send(CLERK, "/api/cases/" + number + "/signature", signed("李大明")))
                .isEqualTo(409);
        for (String secret : List.of("李大明", "师傅很好")) {
            assertThat(EngineTables.containing(jdbc, secret)).as(secret).isEmpty();
        }
    }

    @Test
    void theOwnerSignsByTheLinkOnce() throws Exception {
        asked();
        String token = token();
        MockHttpServletResponse page = open(token);
        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(page.getContentAsString())
                .contains("越江台", "渗漏", "已修好", "还没修好", "data-signature-canvas")
                .doesNotContain(PHONE, REPORTER, DESCRIPTION, "重做防水层", "??");
        assertThat(page.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.getHeader("Cache-Control")).contains("no-store");
        String forged = token.substring(0, 42) + (token.endsWith("A") ? "B" : "A");
        assertThat(open(forged).getStatus()).isEqualTo(404);
        assertThat(answer(forged, word("CONFIRMED")).getStatus()).isEqualTo(404);
        assertThat(http.perform(post("/c/" + token).param("ownerAnswer", "CONFIRMED"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .as("without the form's token")
                .isEqualTo(403);

        var byStaff = post("/c/" + token).with(csrf()).with(login(CLERK));
        word("CONFIRMED").forEach((field, value) -> byStaff.param(field, value.toString()));
        MockHttpServletResponse staff = http.perform(byStaff).andReturn().getResponse();
        assertThat(staff.getStatus()).isEqualTo(403);
        assertThat(staff.getContentAsString()).contains("本链接只供业主本人使用");
        assertThat(page(CLERK, "/c/" + token).getStatus()).isEqualTo(403);

        assertRefused(token, Map.of(), "「业主答复」必须填写");
        assertRefused(token, Map.of("ownerAnswer", "REFUSES_TO_SIGN"), "「业主答复」");
        assertRefused(token, Map.of("ownerAnswer", "CONFIRMED"), "「签字人姓名」必须填写", "「签名」请业主在签名框内手写签名");
        assertRefused(
                token, Map.of("ownerAnswer", "CONFIRMED", "signerName", "李", "signature", jpeg()), "「签名」不是有效的 PNG");
        assertRefused(token, Map.of("ownerAnswer", "CONFIRMED", "signerName", "李", "signature", dot()), "笔画太少");
        assertRefused(token, Map.of("ownerAnswer", "NOT_FIXED", "confirmNote", " "), "「业主意见」必须填写");
        assertThat(view().get("stage").asText()).isEqualTo("CONFIRMING");

        MockHttpServletResponse thanks = answer(token, word("CONFIRMED"));
        assertThat(thanks.getStatus()).isEqualTo(200);
        assertThat(thanks.getContentAsString()).contains("谢谢，您已签字确认").doesNotContain("??");
        JsonNode closed = view();
        assertThat(closed.get("stage").asText()).isEqualTo("CLOSED");
        assertThat(closed.get("closingKind").asText()).isEqualTo("OWNER");
        JsonNode signature = closed.get("signatures").get(0);
        assertThat(signature.get("means").asText()).isEqualTo("LINK");
        assertThat(signature.get("takenBy").isNull()).isTrue();
        assertThat(signature.get("unchanged").asBoolean()).isTrue();
        assertThat(jdbc.sql("select logged_by from repair_confirmation where case_number = ?")
                        .param(number)
                        .query(String.class)
                        .single())
                .isEqualTo("system");

        assertThat(open(token).getStatus()).isEqualTo(410);
        assertThat(open(token).getContentAsString()).contains("您已经提交过答复");
        assertThat(answer(token, word("CONFIRMED")).getContentAsString()).contains("您已经提交过答复");
        assertThat(EngineTables.containing(jdbc, token)).isEmpty();
    }

    @Test
    void ofTwoAtOnceOneSigns() throws Exception {
        asked();
        String token = token();
        List<CompletableFuture<Boolean>> both = IntStream.range(0, 2)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> {
                    try {
                        signing.byLink(token, Map.copyOf(word("CONFIRMED")));
                        return true;
                    } catch (FormRejected e) {
                        assertThat(fields(e)).containsExactly("link repair.confirmLink.USED");
                        return false;
                    }
                }))
                .toList();
        assertThat(Stream.of(both.get(0).get(), both.get(1).get())).containsExactlyInAnyOrder(true, false);
        assertThat(view().get("signatures")).hasSize(1);
        assertThat(view().get("stage").asText()).isEqualTo("CLOSED");
    }

    @Test
    void whoSaysByTheLinkThatItIsNotFixedGetsRework_andEachMessageBringsAFreshLink() throws Exception {
        asked();
        String first = token();
        assertThat(answer(first, Map.of("ownerAnswer", "NOT_FIXED", "confirmNote", "墙角还在渗"))
                        .getContentAsString())
                .contains("谢谢，我们已收到");
        assertThat(view().get("reworkCount").asInt()).isEqualTo(1);
        assertThat(view().get("signatures")).isEmpty();
        assertThat(task("makeAppointment")).isNotNull();

        repairOnce();
        complete("journey.office", "inspectRepair", "passed", "yes", "inspectedAt", now());
        String second = token();
        assertThat(second).isNotEqualTo(first);

        EngineTime.moveTo(clock.instant().plus(Duration.ofDays(4)));
        reminders.run("every");
        String third = token();
        assertThat(third).isNotEqualTo(second);
        assertThat(open(second).getStatus()).isEqualTo(410);
        assertThat(open(second).getContentAsString()).contains("请使用最近一条短信中的链接");
        assertThat(open(third).getStatus()).isEqualTo(200);

        complete(CLERK, "confirmWithOwner", "ownerAnswer", "NOT_FIXED", "answeredAt", now(), "confirmNote", "电话说又漏");
        assertThat(open(third).getStatus()).isEqualTo(410);
        assertThat(open(third).getContentAsString()).contains("本次确认已经结束");
        assertThat(answer(third, word("CONFIRMED")).getContentAsString()).contains("本次确认已经结束");
        assertThat(view().get("signatures")).isEmpty();
        assertThat(open(third).getContentAsString())
                .as("a refused answer uses no link up")
                .contains("本次确认已经结束");
    }

    @Test
    void aLinkWorksNoLongerThanTheOwnerMayAnswer() throws Exception {
        asked();
        String token = token();
        EngineTime.moveTo(clock.instant().plus(Duration.ofDays(9)));
        assertThat(open(token).getStatus()).isEqualTo(410);
        assertThat(open(token).getContentAsString()).contains("链接已过期");
        assertThat(answer(token, word("CONFIRMED")).getStatus()).isEqualTo(410);
        assertThat(view().get("signatures")).isEmpty();
    }

    @Test
    void aSignatureLocksTheRecordAndUnlockingIsLogged() throws Exception {
        asked();
        String photo = addPhoto(1);
        assertThat(send("journey.hotline", "/api/cases/" + number + "/escalations", Map.of("reason", "再次来电")))
                .isEqualTo(204);
        as("signature.both", () -> {
            signing.onSite(number, Map.copyOf(signed("李大明")));
            return true;
        });
        JsonNode held = view();
        assertThat(held.get("stage").asText()).as("the escalation holds it").isEqualTo("CONFIRMING");
        String signedHash = held.get("signatures").get(0).get("recordSha256").asText();

        assertLocked("regrade", Map.of("grade", "P2", "reason", "误判"));
        assertLocked("pauses", Map.of("reason", "OWNER_AWAY", "evidence", "业主外出"));
        assertThat(ask(VOIDER, apiPost("withdrawal", Map.of("reason", "撤回"))).getContentAsString())
                .contains("已由业主签字锁定");
        assertThatThrownBy(() -> addPhoto(2)).isInstanceOfSatisfying(FormRejected.class, e -> assertThat(fields(e))
                .containsExactly("caseNumber repair.signature.locked"));
        MockHttpServletResponse struck =
                ask("journey.office", apiPost("attachments/" + photo + "/wrong", Map.of("reason", "拍错")));
        assertThat(struck.getStatus()).isEqualTo(409);
        assertThat(struck.getContentAsString()).contains("已由业主签字锁定");
        assertThat(page("journey.office", "/cases/" + number).getContentAsString())
                .contains("本轮记录已由业主签字锁定")
                .doesNotContain("/regrade", "/withdrawal");
        assertThat(view().get("signatures").get(0).get("unchanged").asBoolean()).isTrue();

        assertThat(makeVoid(CLERK, "记录有误")).isEqualTo(403);
        assertThat(makeVoid("signature.auditor", "记录有误")).isEqualTo(403);
        assertThat(makeVoid("journey.stranger", "记录有误")).isIn(403, 404);
        assertThat(makeVoid(VOIDER, " ")).isEqualTo(422);
        assertThat(makeVoid(VOIDER, "字".repeat(501))).isEqualTo(422);
        assertThat(makeVoid("signature.both", "我自己改")).as("who took it").isEqualTo(422);
        assertThat(makeVoid(VOIDER, "照片传错房间")).isEqualTo(204);
        assertThat(makeVoid(VOIDER, "照片传错房间")).isEqualTo(409);

        JsonNode open = view();
        JsonNode voided = open.get("signatures").get(0);
        assertThat(voided.get("voidReason").asText()).isEqualTo("照片传错房间");
        assertThat(voided.get("voidedBy").asText()).contains(VOIDER);
        JsonNode told = open.get("timeline").get(open.get("timeline").size() - 1);
        assertThat(told.get("kind").asText()).isEqualTo("SIGNATURE_VOIDED");
        assertThat(told.get("note").asText()).isEqualTo("照片传错房间");
        assertThat(page("journey.office", "/cases/" + number).getContentAsString())
                .contains("签名已作废，待业主重新确认");
        assertThat(ask("journey.office", apiPost("attachments/" + photo + "/wrong", Map.of("reason", "拍错")))
                        .getStatus())
                .isEqualTo(204);
        addPhoto(2);

        String token = token();
        assertThat(open(token).getContentAsString()).contains("原签名已作废");
        MockHttpServletResponse list = page("signature.auditor", "/signatures/voided");
        assertThat(list.getStatus()).isEqualTo(200);
        assertThat(list.getContentAsString()).contains(number, "照片传错房间", "未签").doesNotContain("李大明", "??");
        assertThat(page(CLERK, "/signatures/voided").getStatus()).isEqualTo(403);
        assertThat(page("journey.developer", "/signatures/voided?from=2026-01-01&to=2026-01-31")
                        .getContentAsString())
                .contains("期间作废 0 个");

        assertThat(answer(token, word("CONFIRMED")).getStatus()).isEqualTo(200);
        JsonNode again = view().get("signatures");
        assertThat(again).hasSize(2);
        assertThat(again.get(1).get("recordSha256").asText()).isNotEqualTo(signedHash);
        assertThat(again.get(1).get("unchanged").asBoolean()).isTrue();
        assertThat(view().get("timeline").findValuesAsText("kind")).contains("OWNER_SIGNED_AGAIN");
        assertThat(jdbc.sql("select sum(voided) from v_repair_signature where case_number = ?")
                        .param(number)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThatThrownBy(() -> addPhoto(3)).isInstanceOf(FormRejected.class);
    }

    @Test
    void aClosedCaseIsSignedAgainOrOpenedAgain() throws Exception {
        asked();
        ownerSigns(CLERK);
        assertThat(view().get("stage").asText()).isEqualTo("CLOSED");
        assertThat(makeVoid("signature.group", "业主来电更正")).isEqualTo(204);
        assertThat(page("journey.engineer", "/cases/" + number + "/signature").getStatus())
                .isEqualTo(403);
        assertThat(page(CLERK, "/cases/" + number + "/signature").getContentAsString())
                .contains("原签名已作废");
        ownerSigns(CLERK);
        JsonNode closed = view();
        assertThat(closed.get("stage").asText()).isEqualTo("CLOSED");
        assertThat(closed.get("signatures")).hasSize(2);
        assertThat(closed.get("confirmations").findValuesAsText("answer")).containsExactly("CONFIRMED", "CONFIRMED");

        assertThat(makeVoid(VOIDER, "再次更正")).isEqualTo(204);
        String token = token();
        assertThat(answer(token, Map.of("ownerAnswer", "NOT_FIXED", "confirmNote", "雨天又漏"))
                        .getStatus())
                .isEqualTo(200);
        JsonNode reopened = view();
        assertThat(reopened.get("round").asInt()).isEqualTo(2);
        assertThat(reopened.get("stage").asText()).isNotEqualTo("CLOSED");
        assertThat(reopened.get("signatures")).hasSize(2);
        assertThat(reopened.get("confirmations").findValuesAsText("note")).contains("雨天又漏");
        assertThat(reopened.get("timeline").findValuesAsText("kind")).contains("REOPENED");
        assertThat(open(token).getStatus()).isEqualTo(410);
        addPhoto(4);
    }

    @Test
    void aSignatureStaysWithItsRoundAndDoesNotLockTheNextOne() throws Exception {
        asked();
        String photo = addPhoto(1);
        ownerSigns(CLERK);
        as("journey.clerk", () -> {
            starter.start(
                    "repair-case",
                    map(
                            "homeCode",
                            HOME,
                            "place",
                            "BATHROOM",
                            "defectClass",
                            "LEAK",
                            "symptom",
                            "SEEPAGE",
                            "description",
                            "又漏了",
                            "reporterName",
                            REPORTER,
                            "reporterPhone",
                            PHONE,
                            "channel",
                            "PHONE",
                            "hazards",
                            List.of()));
            return true;
        });
        JsonNode open = view();
        assertThat(open.get("round").asInt()).isEqualTo(2);
        assertThat(open.get("signatures").get(0).get("unchanged").asBoolean()).isTrue();
        addPhoto(2);
        assertThat(view().get("signatures").get(0).get("unchanged").asBoolean())
                .as("a photo of round 2 is no part of round 1")
                .isTrue();
        assertThat(ask("journey.office", apiPost("attachments/" + photo + "/wrong", Map.of("reason", "拍错")))
                        .getStatus())
                .as("a photo of the signed round")
                .isEqualTo(409);
        assertThat(makeVoid(VOIDER, "更正")).as("no signature under round 2").isEqualTo(409);
    }

    @Test
    void aChangeBehindTheProgramsBackShows() throws Exception {
        asked();
        addPhoto(1);
        ownerSigns(CLERK);
        for (String change : List.of(
                "update repair_work_order set work_done = 'nothing' where case_number = ?",
                "update repair_inspection set passed = false where case_number = ?",
                "update repair_finding set reason = 'other' where case_number = ?",
                "update attachment set sha256 = 'ff' where owner_key = ?",
                "update attachment set wrong_at = uploaded_at where owner_key = ?",
                "delete from attachment where owner_key = ?")) {
            new TransactionTemplate(transactions).executeWithoutResult(status -> {
                assertThat(unchanged()).isTrue();
                assertThat(jdbc.sql(change).param(number).update()).as(change).isPositive();
                assertThat(unchanged()).as(change).isFalse();
                status.setRollbackOnly();
            });
        }
        jdbc.sql("update repair_work_order set work_done = 'nothing' where case_number = ?")
                .param(number)
                .update();
        assertThat(page("journey.office", "/cases/" + number).getContentAsString())
                .contains("记录与签字时不一致");
    }

    private boolean unchanged() {
        cn.baoxiu.repair.casework.Signatures signatures = context.getBean(cn.baoxiu.repair.casework.Signatures.class);
        return signatures.isUnchanged(number, signatures.of(number).get(0));
    }

    @Test
    void nameAndPictureAreErasedWithTheOtherPersonalData() throws Exception {
        asked();
        ownerSigns(CLERK);
        String picture = view().get("signatures").get(0).get("picture").asText();
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> events.publishEvent(new PersonalDataErased(Set.of(number))));
        JsonNode signature = view().get("signatures").get(0);
        assertThat(signature.get("signerName").isNull()).isTrue();
        assertThat(signature.get("picture").isNull()).isTrue();
        assertThat(signature.get("unchanged").asBoolean()).isTrue();
        assertThat(status(VOIDER, picture)).isEqualTo(404);
        assertThat(page(VOIDER, "/cases/" + number).getContentAsString()).contains("姓名与签名图已按期限删除");
        assertThat(jdbc.sql("select count(*) from repair_signature where case_number = ? and (signer_name is not null"
                                + " or picture is not null)")
                        .param(number)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** A repair that the owner is asked to confirm. */
    private void asked() {
        report();
        assess();
        decide("C101");
        complete("journey.office", "dispatchWorkOrder", "repairingParty", "C101", "workScope", "重做防水");
        complete("journey.c101", "acceptWorkOrder", "accepted", "yes");
        repairOnce();
        complete("journey.office", "inspectRepair", "passed", "yes", "inspectedAt", now());
    }

    private String addPhoto(int colour) {
        byte[] png = Drawings.png(60, 40, canvas -> canvas.fillRect(colour, colour, 30, 20));
        return as("journey.engineer", () -> {
            try (PreparedFiles files = attachments.prepare(
                    List.of(new NewFile("photo.png", png.length, () -> new ByteArrayInputStream(png))))) {
                return photos.add(number, AttachmentKind.OTHER, null, null, files)
                        .all()
                        .get(0)
                        .id();
            }
        });
    }

    private static Map<String, Object> signed(String name) {
        return drawn(name, Drawings.signature());
    }

    private static Map<String, Object> drawn(String name, String picture) {
        return map("signerName", name, "signature", picture);
    }

    private static Map<String, Object> word(String answer) {
        return map("ownerAnswer", answer, "signerName", "李大明", "signature", Drawings.signature());
    }

    private static String dot() {
        return Drawings.dataUrl(Drawings.png(320, 120, canvas -> canvas.fillOval(100, 50, 9, 9)));
    }

    private static String jpeg() {
        BufferedImage photo = new BufferedImage(300, 100, BufferedImage.TYPE_INT_RGB);
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(Drawings.written(photo, "jpg"));
    }

    private JsonNode view() throws Exception {
        return read("journey.office", "/api/cases/" + number);
    }

    private int makeVoid(String person, String reason) throws Exception {
        return send(person, "/api/cases/" + number + "/signature/void", Map.of("reason", reason));
    }

    private void assertLocked(String action, Map<String, Object> body) throws Exception {
        MockHttpServletResponse answer = ask("journey.office", apiPost(action, body));
        assertThat(answer.getStatus()).as(action).isEqualTo(409);
        assertThat(answer.getContentAsString()).as(action).contains("已由业主签字锁定", "先作废签名");
    }

    private org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder apiPost(
            String action, Map<String, Object> body) throws Exception {
        return post("/api/cases/" + number + "/" + action)
                .contentType(org.springframework.http.MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(body));
    }

    private Set<String> refusals(Map<String, Object> body) throws Exception {
        MockHttpServletResponse answer = ask(CLERK, apiPost("signature", body));
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(422);
        return Set.of(json.readTree(answer.getContentAsByteArray())
                .get("detail")
                .asText()
                .split("；", -1));
    }

    private static List<String> fields(FormRejected rejected) {
        return rejected.errors().stream()
                .map(e -> e.field() + " " + e.messageKey())
                .toList();
    }

    private void assertRefused(String token, Map<String, Object> form, String... sentences) throws Exception {
        MockHttpServletResponse answer = answer(token, form);
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString()).contains(sentences).doesNotContain("??");
    }

    private String token() {
        String body = jdbc.sql(
                        "select body from notification_outbox where case_number = ? and template like 'confirm-%'"
                                + " order by id desc")
                .param(number)
                .query(String.class)
                .list()
                .get(0);
        Matcher matcher = TOKEN.matcher(body);
        assertThat(matcher.find()).as(body).isTrue();
        return matcher.group(1);
    }

    private MockHttpServletResponse open(String token) throws Exception {
        return http.perform(get("/c/" + token)).andReturn().getResponse();
    }

    private MockHttpServletResponse answer(String token, Map<String, Object> form) throws Exception {
        var request = post("/c/" + token).with(csrf());
        form.forEach((field, value) -> request.param(field, value.toString()));
        return http.perform(request).andReturn().getResponse();
    }
}
