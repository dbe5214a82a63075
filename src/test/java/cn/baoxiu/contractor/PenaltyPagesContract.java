package cn.baoxiu.contractor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.baoxiu.attachment.Attachments;
import cn.baoxiu.attachment.PreparedFiles;
import cn.baoxiu.contractor.Letters.Channel;
import cn.baoxiu.contractor.Letters.Letter;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.identity.AppUser;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Lists, objections and what the office enters, as people of both sides see them. */
abstract class PenaltyPagesContract extends PenaltyBed {

    @Autowired
    MockMvc web;

    @Autowired
    CaseLadder ladder;

    @Autowired
    Attachments attachments;

    @BeforeEach
    void mondayMorning() {
        now("2026-11-23T09:00:00");
        money.secure(CONTRACT, "30000.00", "0.00", "0.00");
        when(attachments.prepare(any())).thenReturn(mock(PreparedFiles.class));
    }

    private RequestPostProcessor as(String who) {
        AppUser person = user.callAs(who, () -> user.find().orElseThrow());
        return authentication(UsernamePasswordAuthenticationToken.authenticated(
                person, null, AuthorityUtils.createAuthorityList(person.groups())));
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request, String who) throws Exception {
        MockHttpServletResponse response =
                web.perform(request.with(as(who)).with(csrf())).andReturn().getResponse();
        response.setCharacterEncoding("UTF-8");
        return response;
    }

    private String page(String address, String who) throws Exception {
        MockHttpServletResponse response = send(get(address), who);
        assertThat(response.getStatus()).as(address).isEqualTo(200);
        return response.getContentAsString();
    }

    private String late(String grade) {
        String number = newCase(grade);
        record(number, ViolationKind.FINISH_LATE, now().minus(Duration.ofDays(2)));
        return number;
    }

    @Test
    void theListIsFiltered_andEverybodySeesWhatIsTheirs() throws Exception {
        // after whatever other tests have recorded
        now("2027-03-01T09:00:00");
        String first = late("P2");
        String second = newCase("P2");
        record(second, ViolationKind.POOR_QUALITY, now().minus(Duration.ofDays(40)));
        letter(first, Rung.REPAIR_NOTICE);
        assertThat(page("/violations", OFFICE)).contains(first, second, "宏达建设", "完工逾期", "由系统登记");
        assertThat(page("/violations?kind=POOR_QUALITY", OFFICE))
                .contains(second)
                .doesNotContain(first);
        assertThat(page("/violations?from=2027-02-01&to=2027-03-31", OFFICE))
                .contains(first)
                .doesNotContain(second);
        assertThat(page("/violations?letter=yes", OFFICE)).contains(first).doesNotContain(second);
        assertThat(page("/violations?letter=no", OFFICE)).contains(second).doesNotContain(first);
        assertThat(page("/violations?contractor=C902", OFFICE)).doesNotContain(first, second);
        assertThat(page("/violations?project=PEN-P1&kind=nonsense&from=tomorrow&page=x", GROUP))
                .contains(first);
        assertThat(page("/violations", BUILDER)).contains(first);
        String json = page("/api/violations?kind=FINISH_LATE", OFFICE);
        assertThat(json).contains(first, "\"letters\":1").doesNotContain(second);
        MockHttpServletResponse sheet = send(get("/violations/export?letter=yes"), OFFICE);
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(sheet.getContentAsByteArray()))) {
            assertThat(book.getSheetAt(0).getRow(0).getCell(4).getStringCellValue())
                    .isEqualTo("违约行为");
            assertThat(book.getSheetAt(0).getRow(1).getCell(4).getStringCellValue())
                    .isEqualTo("完工逾期");
        }
    }

    @Test
    void theOfficeEntersViolationsAndCalls_nobodyElse() throws Exception {
        String number = newCase("P2");
        String body = "{\"kind\":\"NO_SHOW\",\"happenedAt\":\"2026-11-20T10:00\",\"evidence\":\"无人到场\"}";
        var request = post("/api/cases/" + number + "/violations")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        assertThat(send(request, SERVICE).getStatus()).isEqualTo(403);
        assertThat(send(request, BUILDER).getStatus()).isEqualTo(403);
        assertThat(violations.of(number)).isEmpty();
        MockHttpServletResponse created = send(request, OFFICE);
        assertThat(created.getStatus()).isEqualTo(201);
        assertThat(created.getContentAsString()).contains("NO_SHOW", "无人到场");
        MockHttpServletResponse again = send(request, OFFICE);
        assertThat(again.getStatus()).isEqualTo(422);
        assertThat(again.getContentAsString()).contains("「发生时间」同一时间的同类违约行为已登记");
        MockHttpServletResponse wrong = send(
                post("/api/cases/" + number + "/violations")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"),
                OFFICE);
        assertThat(wrong.getContentAsString()).contains("violationKind", "happenedAt", "violationEvidence");
        assertThat(send(
                                post("/cases/" + number + "/violations")
                                        .param("violationKind", "POOR_QUALITY")
                                        .param("happenedAt", "2026-11-21T10:00")
                                        .param("violationEvidence", "空鼓"),
                                OFFICE)
                        .getRedirectedUrl())
                .isEqualTo("/cases/" + number);
        assertThat(violations.of(number)).hasSize(2);
        var call = post("/api/cases/" + number + "/contractor-calls")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"calledAt\":\"2026-11-23T08:00\",\"endedAt\":\"2026-11-23T08:05\",\"person\":\"刘经理\","
                        + "\"words\":\"请立即到场\"}");
        assertThat(send(call, SERVICE).getStatus()).isEqualTo(403);
        assertThat(send(call, OFFICE).getStatus()).isEqualTo(204);
        assertThat(ladder.of(number, null).contractorCalls()).singleElement().satisfies(c -> {
            assertThat(c.person()).isEqualTo("刘经理");
            assertThat(c.contractor()).isEqualTo(CONTRACTOR);
        });
        MockHttpServletResponse backwards = send(
                post("/api/cases/" + number + "/contractor-calls")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"calledAt\":\"2026-11-23T08:05\",\"endedAt\":\"2026-11-23T08:00\","
                                + "\"person\":\"刘\",\"words\":\"好\"}"),
                OFFICE);
        assertThat(backwards.getContentAsString()).contains("callEndedAt");
    }

    private MockHttpServletResponse object(long letter, String who, String words) throws Exception {
        return send(
                multipart("/letters/" + letter + "/objection")
                        .file(new MockMultipartFile("files", "现场.jpg", "image/jpeg", new byte[] {1, 2, 3}))
                        .param("objection", words)
                        .param("wanted", "撤销函件"),
                who);
    }

    @Test
    void aContractorObjectsOnThePage_withFiles() throws Exception {
        String number = late("P2");
        Letter letter = letter(number, Rung.REPAIR_NOTICE);
        String address = "/letters/" + letter.id() + "/objection";
        assertThat(page(address, BUILDER)).contains("异议期至 2026-11-30 18:00", "提出异议");
        assertThat(page(address, OFFICE)).contains("补登送达回执").doesNotContain("name=\"objection\"");
        assertThat(object(letter.id(), OFFICE, "不是我").getStatus()).isEqualTo(403);
        assertThat(object(letter.id(), BUILDER, "非我司责任").getRedirectedUrl()).isEqualTo(address);
        assertThat(step(number)).isEqualTo("userTask_decideObjection");
        org.mockito.Mockito.verify(attachments, org.mockito.Mockito.atLeastOnce())
                .add(any(), any());
        assertThat(page(address, GROUP)).contains("非我司责任", "撤销函件");
        // one objection counts, a further one is kept
        object(letter.id(), BUILDER, "再说一次");
        assertThat(page(address, BUILDER)).contains("再说一次", "逾期，不影响效力");
        assertThat(ladder.of(number, CONTRACTOR).letters()).singleElement().satisfies(view -> {
            assertThat(view.objections()).extracting(CaseLadder.Objection::late).containsExactly(false, true);
            assertThat(view.approvals()).isEmpty();
            assertThat(view.draftedBy()).isEmpty();
        });
        assertThat(ladder.of(number, null).letters().get(0).approvals())
                .extracting(CaseLadder.Approval::valid)
                .containsExactly(true);
    }

    @Test
    void whatIsRefusedIsNotRaised_andALetterOfOthersIsNotThere() throws Exception {
        String number = late("P2");
        draft(number, Rung.REPAIR_NOTICE);
        long draft = lastLetter(number).id();
        assertThat(send(get("/letters/" + draft + "/objection"), BUILDER).getStatus())
                .isEqualTo(404);
        assertThat(ladder.of(number, CONTRACTOR).letters()).isEmpty();
        assertThat(page("/letters/" + draft + "/objection", OFFICE)).contains("尚未送达");
        approve(number, SERVICE);
        issue(number);
        deliver(number);
        assertThat(send(get("/letters/999999/objection"), OFFICE).getStatus()).isEqualTo(404);
        when(attachments.prepare(any())).thenThrow(new FormRejected("files", "attachment.unknownType", "x.exe"));
        object(draft, BUILDER, "带坏附件");
        assertThat(step(number)).isEqualTo("userTask_raiseObjection");
        org.mockito.Mockito.reset(attachments);
        when(attachments.of(any())).thenReturn(java.util.List.of());
        when(attachments.prepare(any())).thenReturn(mock(PreparedFiles.class));
        object(draft, BUILDER, " ");
        assertThat(step(number)).isEqualTo("userTask_raiseObjection");
    }

    @Test
    void aReceiptMovesTheWindow() throws Exception {
        String number = late("P2");
        draft(number, Rung.REPAIR_NOTICE);
        approve(number, SERVICE);
        issue(number);
        complete(
                task(number),
                OFFICE,
                "deliveryChannel",
                Channel.COURIER.name(),
                "sentAt",
                now().toString(),
                "receivedBy",
                "前台");
        long letter = lastLetter(number).id();
        Instant before = timers.next(number).orElseThrow();
        now("2026-11-25T10:00:00");
        var receipt = post("/letters/" + letter + "/receipt")
                .param("deliveryChannel", "COURIER")
                .param("sentAt", "2026-11-23T09:00")
                .param("receivedAt", "2026-11-24T15:00")
                .param("receivedBy", "前台");
        assertThat(send(receipt, BUILDER).getStatus()).isEqualTo(403);
        assertThat(send(receipt, OFFICE).getRedirectedUrl()).isEqualTo("/letters/" + letter + "/objection");
        assertThat(timers.next(number).orElseThrow()).isBefore(before).isEqualTo(at("2026-12-01T18:00:00"));
    }
}
