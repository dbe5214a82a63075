package cn.baoxiu.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.identity.UserDirectory;
import cn.baoxiu.notification.Enclosures;
import cn.baoxiu.scorecard.appraisal.Appeal;
import cn.baoxiu.scorecard.appraisal.AppealState;
import cn.baoxiu.scorecard.appraisal.EventState;
import cn.baoxiu.scorecard.appraisal.ScoreEvent;
import cn.baoxiu.scorecard.card.Card;
import cn.baoxiu.scorecard.card.CardCase;
import cn.baoxiu.scorecard.card.CardComputation;
import cn.baoxiu.scorecard.card.CardList;
import cn.baoxiu.scorecard.card.CardProcess;
import cn.baoxiu.scorecard.card.CardState;
import cn.baoxiu.scorecard.card.MonthFreezing;
import cn.baoxiu.scorecard.kpi.Kpi;
import cn.baoxiu.scorecard.kpi.KpiCases;
import cn.baoxiu.scorecard.rule.ScoreRefused;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.access.AccessDeniedException;

/** The month of a card from the freeze to every end, with appeals, events, people who may not, and the paper that is sent. */
abstract class CardCycleContract extends CardCycleBed {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    Enclosures enclosures;

    @Autowired
    CardList list;

    @Autowired
    CardComputation computation;

    @Autowired
    MonthFreezing freezing;

    @Autowired
    IdentityService identity;

    /** Every element of the model has been reached by some test of the class. */
    @AfterAll
    void everyElementWasReached() {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(KEY)
                .latestVersion()
                .singleResult()
                .getId();
        var reached = history.createHistoricActivityInstanceQuery().processDefinitionId(definition).list().stream()
                .map(HistoricActivityInstance::getActivityId)
                .toList();
        var all = repository.getBpmnModelInstance(definition).getModelElementsByType(FlowNode.class).stream()
                .map(FlowNode::getId)
                .toList();
        assertThat(reached).containsAll(all);
    }

    @Test
    void withoutObjection_theCardIsConfirmedAndPublishedOnItsDay() throws Exception {
        Card card = frozen();
        String month = card.month().toString();
        assertThat(card.state()).isEqualTo(CardState.FROZEN);
        assertThat(number(card.total())).as("worked out at once").isEqualTo("86.66");
        assertThat(tasks(card)).isEmpty();
        assertThat(as(HEAD, () -> reading.board(card.month(), EAST)).shown()).isFalse();
        assertThat(complaints(
                        catchThrowable(() -> raise(card, HEAD, Kpi.RESPONSE, caseOf(card.month(), 19), "EXCLUDE"))))
                .containsExactly("appeal scorecard.appeal.notYet");

        now(day(card.month(), 3).minusSeconds(1));
        run(EAST, card.month());
        assertThat(tasks(card)).isEmpty();
        now(day(card.month(), 3));
        run(EAST, card.month());
        OpenTask review = task(card, "userTask_reviewDraft");
        assertThat(review.candidateGroups()).containsExactly(Groups.SUBSIDIARY_HEAD);
        assertThat(review.tenantId()).isEqualTo(EAST);
        assertThat(review.due()).isEqualTo(day(card.month(), 6));
        assertThat(told(card)).containsExactly("score-draft " + HEAD);
        Map<String, Object> lines = shown(review);
        assertThat(lines.get("headline").toString()).contains(month);
        assertThat(lines.get("scoreLine").toString()).contains("86.66");
        assertThat(lines.get("itemsLine").toString()).contains("及时响应率 90%：8.33（权重 15）");
        assertThat(lines.get("appealsLine")).isEqualTo("无");
        assertThat(lines.get("cardUrl")).isEqualTo("/scorecards/" + month + "/" + EAST);

        review(card, HEAD, "NO_OBJECTION");
        assertThat(cards.get(card.id()).state()).isEqualTo(CardState.DECIDED);
        assertThat(web(get(page(card, "card.pdf")), HEAD).getStatus()).isEqualTo(404);
        assertThat(complaints(catchThrowable(
                        () -> complete(task(card, "userTask_confirmScore"), GROUP, "scoreConfirmed", false))))
                .containsExactly("scoreConfirmed scorecard.confirmNeeded");
        assertThat(complaints(catchThrowable(() -> confirm(card, TWO_HATS))))
                .containsExactly("scoreConfirmed scorecard.ofASubsidiary");
        assertThatThrownBy(() -> confirm(card, HEAD)).isInstanceOf(AuthorizationException.class);
        confirm(card, GROUP);
        assertThat(cards.get(card.id()).state()).isEqualTo(CardState.CONFIRMED);
        assertThat(cards.get(card.id()).confirmedBy()).isEqualTo(GROUP);
        run(EAST, card.month());
        assertThat(cards.get(card.id()).state()).as("not before its day").isEqualTo(CardState.CONFIRMED);

        now(day(card.month(), 10));
        run(EAST, card.month());
        assertThat(cards.get(card.id()).state()).isEqualTo(CardState.PUBLISHED);
        assertThat(instance(EAST, card.month())).isNull();
        isSentOnce(card);
        assertThatThrownBy(() -> computation.compute(card.id())).isInstanceOf(ScoreRefused.class);
    }

    private void isSentOnce(Card card) throws Exception {
        assertThat(told(card))
                .containsExactly(
                        "score-draft " + HEAD,
                        "score-published " + GROUP,
                        "score-published " + HEAD,
                        "score-published " + OTHER,
                        "score-published " + TWO_HATS);
        assertThat(jdbc.sql("select address || ' ' || enclosure from notification_outbox where channel = 'MAIL'"
                                + " and template = 'score-published' and notice_key like ? order by address")
                        .param("score|" + card.id() + "|%")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "cy.group@people.example scorecard:" + card.id(),
                        "cy.head@people.example scorecard:" + card.id());
        Enclosures.Enclosure file = enclosures.open(String.valueOf(card.id())).orElseThrow();
        assertThat(file.fileName()).isEqualTo("scorecard-cy-east-" + card.month() + ".pdf");
        assertThat(text(file.content())).contains("86.66", "及时响应率", "8.33", "集一");
        for (String person : List.of(HEAD, SERVICE, GROUP, AUDITOR)) {
            MockHttpServletResponse paper = web(get(page(card, "card.pdf")), person);
            assertThat(paper.getStatus()).as(person).isEqualTo(200);
            assertThat(paper.getContentAsByteArray()).isEqualTo(file.content());
        }
        assertThat(web(get(page(card, "card.pdf")), WESTERN).getStatus()).isEqualTo(404);
        assertThat(web(get(page(card, "card.pdf")), BUILDER).getStatus()).isEqualTo(403);
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String page(Card card, String rest) {
        return "/scorecards/" + card.month() + "/" + card.subsidiary() + "/" + rest;
    }

    @Test
    void anUpheldAppealChangesTheScoreAndNoFrozenFact_aRejectedOneNothing() {
        Card card = draft();
        List<String> before = frozenFacts(card);
        Appeal upheld = raise(card, HEAD, Kpi.RESPONSE, caseOf(card.month(), 19), "EXCLUDE");
        Appeal good = raise(card, HEAD, Kpi.FIRST_FIX, caseOf(card.month(), 20), "AS_GOOD");
        Appeal rejected = raise(card, HEAD, Kpi.RESPONSE, caseOf(card.month(), 20), "EXCLUDE");
        assertThat(as(GROUP, () -> reading.board(card.month(), EAST)).appeals())
                .extracting(Appeal::state)
                .containsOnly(AppealState.RAISED);
        assertThat(complaints(catchThrowable(() -> review(card, HEAD, "NO_OBJECTION"))))
                .containsExactly("reviewResult scorecard.appeal.raisedLeft");
        review(card, HEAD, "SUBMIT");
        assertThat(complaints(catchThrowable(() -> raise(card, HEAD, Kpi.FINISH, caseOf(card.month(), 20), "EXCLUDE"))))
                .containsExactly("appeal scorecard.appeal.reviewed");
        assertThat(cards.get(card.id()).state()).isEqualTo(CardState.APPEALED);
        assertThat(told(card)).contains("score-appealed " + GROUP, "score-appealed " + OTHER);

        List<OpenTask> decisions = tasks(card);
        assertThat(decisions).extracting(OpenTask::definitionKey).containsOnly("userTask_decideAppeal");
        assertThat(decisions).hasSize(3);
        OpenTask first = decision(card, upheld);
        now(day(card.month(), 3).plusSeconds(60));
        Map<String, Object> lines = shown(first);
        assertThat(lines.get("appealLine").toString()).contains("#1 及时响应率").contains("不计入");
        assertThat(lines.get("factLine")).isEqualTo("1 条，分子 0，分母 1");
        assertThat(lines.get("reasonLine")).isEqualTo("业主更改了预约时间");
        assertThat(lines.get("evidenceLine").toString()).contains("证据");
        assertThat(first.due()).isEqualTo(day(card.month(), 8));

        assertThatThrownBy(() -> ruling(first, HEAD, "UPHELD", "自己裁定")).isInstanceOf(AuthorizationException.class);
        assertThat(complaints(catchThrowable(() -> ruling(first, TWO_HATS, "UPHELD", "属实"))))
                .containsExactly("appealRuling scorecard.ofASubsidiary");
        assertThat(complaints(catchThrowable(() -> complete(first, GROUP))))
                .containsExactly("appealRuling form.required", "appealRulingReason form.required");
        ruling(first, GROUP, "UPHELD", "业主书面确认改期");
        ruling(decision(card, rejected), OTHER, "REJECTED", "没有依据");
        assertThat(cards.get(card.id()).state()).isEqualTo(CardState.APPEALED);
        // the line is worked out again when all appeals are decided; until then its cases stand as it does
        assertThat(counted(card, Kpi.RESPONSE))
                .hasSize(20)
                .extracting(CardCase::change)
                .containsOnlyNulls();
        ruling(decision(card, good), OTHER, "UPHELD", "返修系业主另一问题");
        assertThat(complaints(catchThrowable(() -> as(GROUP, () -> {
                    appeals.decide(
                            first.id(),
                            SubmittedForm.of(Map.of("appealRuling", "REJECTED", "appealRulingReason", "再裁")));
                    return true;
                }))))
                .containsExactly("appealRuling scorecard.appeal.decided");
        run(EAST, card.month());

        Card decided = cards.get(card.id());
        assertThat(decided.state()).isEqualTo(CardState.DECIDED);
        // 18 of 19: 15 x (94.7368 - 80) / 18; 19 of 20 is above the target of first-time fix as before
        assertThat(points(card, Kpi.RESPONSE)).isEqualTo("12.28");
        assertThat(counted(card, Kpi.RESPONSE)).hasSize(19);
        assertThat(counted(card, Kpi.FIRST_FIX))
                .hasSize(20)
                .extracting(CardCase::change)
                .containsOnlyOnce("AS_GOOD");
        assertThat(points(card, Kpi.FIRST_FIX)).isEqualTo("20.00");
        assertThat(number(decided.total())).isEqualTo("90.61");
        assertThat(frozenFacts(card)).isEqualTo(before);
        assertThat(as(HEAD, () -> appeals.of(card.id())))
                .extracting(Appeal::state, Appeal::decidedBy, Appeal::decisionReason)
                .containsExactly(
                        tuple(AppealState.UPHELD, GROUP, "业主书面确认改期"),
                        tuple(AppealState.UPHELD, OTHER, "返修系业主另一问题"),
                        tuple(AppealState.REJECTED, OTHER, "没有依据"));
        computation.compute(card.id());
        assertThat(cards.get(card.id()).sha256()).as("again the same").isEqualTo(decided.sha256());
        confirm(card, OTHER);
        now(day(card.month(), 10));
        run(EAST, card.month());
        assertThat(cards.get(card.id()).state()).isEqualTo(CardState.PUBLISHED);
    }

    private List<CardCase> counted(Card card, Kpi item) {
        return as(HEAD, () -> list.cases(card.month(), EAST, item, KpiCases.Shown.COUNTED, 100, 0));
    }

    private OpenTask decision(Card card, Appeal appeal) {
        return tasks(card).stream()
                .filter(task -> appeals.ofTask(task.id()).orElseThrow().id() == appeal.id())
                .findFirst()
                .orElseThrow();
    }

    private String points(Card card, Kpi item) {
        return cards.items(card.id()).stream()
                .filter(line -> line.item() == item)
                .map(line -> number(line.points()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> frozenFacts(Card card) {
        return jdbc.sql("select item || ' ' || case_number || ' ' || hits || ' ' || base from scorecard_frozen_fact"
                        + " where month_start = ? and subsidiary_id = ? order by item, case_number")
                .params(card.month().atDay(1), card.subsidiary())
                .query(String.class)
                .list();
    }

    @Test
    void whatWasRaisedWhenTheWindowEndsIsDecided_andALateAppealIsRefused() {
        Card card = draft();
        raise(card, HEAD, Kpi.RESPONSE, caseOf(card.month(), 19), "EXCLUDE");
        Appeal second = raise(card, HEAD, Kpi.RESPONSE, caseOf(card.month(), 20), "EXCLUDE");
        as(HEAD, () -> {
            appeals.withdraw(card.id(), second.appealNo());
            return true;
        });
        now(day(card.month(), 6));
        raise(card, HEAD, Kpi.FINISH, caseOf(card.month(), 20), "EXCLUDE");
        now(day(card.month(), 6).plusSeconds(1));
        assertThat(complaints(
                        catchThrowable(() -> raise(card, HEAD, Kpi.FIRST_FIX, caseOf(card.month(), 20), "EXCLUDE"))))
                .containsExactly("appeal scorecard.appeal.windowOver");
        assertThat(complaints(catchThrowable(() -> review(card, HEAD, "SUBMIT"))))
                .containsExactly("reviewResult scorecard.appeal.windowOver");
        assertThat(complaints(catchThrowable(() -> as(HEAD, () -> {
                    appeals.withdraw(card.id(), 1);
                    return true;
                }))))
                .containsExactly("appeal scorecard.appeal.windowOver");
        run(EAST, card.month());
        assertThat(cards.get(card.id()).state()).isEqualTo(CardState.APPEALED);
        assertThat(tasks(card)).hasSize(2);
        assertThat(tasks(card).stream()
                        .map(task -> appeals.ofTask(task.id()).orElseThrow().appealNo()))
                .containsExactlyInAnyOrder(1, 3);
    }

    /** Its computation failed until the window of the month was over. */
    @Test
    void aDraftThatComesLateGivesTheHeadItsWholeWindow() {
        Card card = justFrozen();
        Instant shown = day(card.month(), 9).minusSeconds(3600);
        now(shown);
        run(EAST, card.month());
        Instant until = workingDay(shown, 3);
        OpenTask review = task(card, "userTask_reviewDraft");
        assertThat(review.due()).isEqualTo(until);
        assertThat(shown(review).get("untilLine").toString())
                .contains(LocalDate.ofInstant(until, EngineTime.ZONE).toString());
        assertThat(as(HEAD, () -> reading.board(card.month(), EAST)).cycle().appealUntil())
                .isEqualTo(until);
        assertThat(jdbc.sql("select count(*) from notification_outbox where notice_key = ? and body like ?")
                        .params(
                                "score|" + card.id() + "|draft",
                                "%" + LocalDate.ofInstant(until, EngineTime.ZONE) + " 18:00%")
                        .query(Integer.class)
                        .single())
                .as("the mail says so")
                .isPositive();

        now(until);
        raise(card, HEAD, Kpi.RESPONSE, caseOf(card.month(), 19), "EXCLUDE");
        now(until.plusSeconds(1));
        assertThat(complaints(catchThrowable(() -> raise(card, HEAD, Kpi.FINISH, caseOf(card.month(), 20), "EXCLUDE"))))
                .containsExactly("appeal scorecard.appeal.windowOver");
        run(EAST, card.month());
        assertThat(tasks(card).get(0).due()).isEqualTo(workingDay(shown, 5));
        ruling(tasks(card).get(0), GROUP, "REJECTED", "没有依据");
        run(EAST, card.month());
        confirm(card, GROUP);
        now(workingDay(shown, 7).minusSeconds(1));
        run(EAST, card.month());
        assertThat(cards.get(card.id()).state()).isEqualTo(CardState.CONFIRMED);
        now(workingDay(shown, 7));
        run(EAST, card.month());
        assertThat(cards.get(card.id()).state()).isEqualTo(CardState.PUBLISHED);
    }

    @Test
    void ifTheHeadSaysNothing_theCardIsConfirmedWithoutHim() {
        Card card = draft();
        now(day(card.month(), 6));
        run(EAST, card.month());
        assertThat(tasks(card)).extracting(OpenTask::definitionKey).containsExactly("userTask_confirmScore");
        assertThat(cards.get(card.id()).state()).isEqualTo(CardState.DECIDED);
        assertThat(complaints(
                        catchThrowable(() -> raise(card, HEAD, Kpi.RESPONSE, caseOf(card.month(), 19), "EXCLUDE"))))
                .containsExactly("appeal scorecard.appeal.windowOver");
        // late: published at once
        now(day(card.month(), 12));
        confirm(card, GROUP);
        run(EAST, card.month());
        assertThat(cards.get(card.id()).state()).isEqualTo(CardState.PUBLISHED);
    }

    @Test
    void onlyTheHeadOfTheSubsidiaryAppeals_andOnlyAboutWhatCounts() {
        Card card = draft();
        String missed = caseOf(card.month(), 19);
        for (String person : List.of(WESTERN, SERVICE, GROUP, TWO_HATS, AUDITOR, BUILDER)) {
            assertThat(complaints(catchThrowable(() -> raise(card, person, Kpi.RESPONSE, missed, "EXCLUDE"))))
                    .as(person)
                    .containsExactly("appeal scorecard.appeal.notHead");
        }
        assertThat(complaints(catchThrowable(() -> raise(card, HEAD, Map.of()))))
                .containsExactly(
                        "appealItem form.required",
                        "appealCase form.required",
                        "appealDemand form.required",
                        "appealReason form.required");
        assertThat(complaints(catchThrowable(() -> raise(card, HEAD, Kpi.RESPONSE, "BX-NOWHERE", "EXCLUDE"))))
                .containsExactly("appealCase scorecard.appeal.notCounted");
        assertThat(complaints(catchThrowable(() -> raise(card, HEAD, Kpi.HELD, missed, "EXCLUDE"))))
                .containsExactly("appealItem form.unknownChoice");
        Map<String, String> event = Map.of("appealItem", "EVENT", "appealEvent", "999999", "appealReason", "没有这件事");
        assertThat(complaints(catchThrowable(() -> raise(card, HEAD, event))))
                .containsExactly("appealEvent scorecard.appeal.unknownEvent");
        assertThat(complaints(catchThrowable(() -> review(card, HEAD, "SUBMIT"))))
                .containsExactly("reviewResult scorecard.appeal.none");
        raise(card, HEAD, Kpi.RESPONSE, missed, "EXCLUDE");
        assertThat(complaints(catchThrowable(() -> raise(card, HEAD, Kpi.RESPONSE, missed, "AS_GOOD"))))
                .containsExactly("appealCase scorecard.appeal.twice");
        assertThatThrownBy(() -> review(card, WESTERN, "SUBMIT")).isInstanceOf(RuntimeException.class);
        assertThat(as(HEAD, () -> appeals.of(card.id()))).hasSize(1);
        for (String person : List.of(WESTERN, BUILDER)) {
            assertThatThrownBy(() -> as(person, () -> reading.board(card.month(), EAST)))
                    .as(person)
                    .isInstanceOf(NoSuchElementException.class);
        }
    }

    /** He came to the group after he had appealed. */
    @Test
    void nobodyDecidesTheOwnAppeal() {
        Card card = draft();
        String person = "cy.mover" + card.id();
        moves(person);
        raise(card, person, Kpi.RESPONSE, caseOf(card.month(), 19), "EXCLUDE");
        review(card, person, "SUBMIT");
        identity.deleteMembership(person, Groups.SUBSIDIARY_HEAD);
        identity.createMembership(person, Groups.GROUP_CS);
        assertThat(complaints(catchThrowable(() -> ruling(tasks(card).get(0), person, "UPHELD", "属实"))))
                .containsExactly("appealRuling scorecard.appeal.own");
        ruling(tasks(card).get(0), GROUP, "REJECTED", "没有依据");
        run(EAST, card.month());
        assertThat(number(cards.get(card.id()).total())).isEqualTo("86.66");
        identity.deleteUser(person);
    }

    @Autowired
    UserDirectory users;

    private void moves(String person) {
        users.create(person, "调", "动", "Probe-Only-4711", List.of(Groups.SUBSIDIARY_HEAD), List.of(EAST));
    }

    @Test
    void aMonthWithoutCasesRunsFromTheRealFreezeToItsPaper() {
        Card before = frozen();
        YearMonth month = before.month().plusMonths(1);
        skipMonth();
        now(month.plusMonths(1).atDay(1).atTime(0, 5).atZone(EngineTime.ZONE).toInstant());
        freezing.freeze(month);
        run(WEST, month);
        Card card = cards.find(month, WEST).orElseThrow();
        assertThat(card.total()).isNull();
        assertThat(number(card.effect())).isEqualTo("0.00");
        var cycle = cards.cycle(month);
        assertThat(cycle.draftAt()).isBefore(cycle.appealUntil());
        assertThat(cycle.confirmUntil()).isAfter(cycle.appealUntil()).isBefore(cycle.publishAt());
        now(cycle.draftAt());
        run(WEST, month);
        assertThat(shown(task(card, "userTask_reviewDraft")).get("scoreLine").toString())
                .contains("样本过少");
        review(card, WESTERN, "NO_OBJECTION");
        confirm(card, GROUP);
        now(cycle.publishAt());
        run(WEST, month);
        assertThat(cards.get(card.id()).state()).isEqualTo(CardState.PUBLISHED);
        assertThat(enclosures.open(String.valueOf(card.id()))).isPresent();
    }

    @Test
    void anEventIsEnteredByOneAndConfirmedByAnother_andCountsUntilAnAppealIsUpheld() {
        Card card = frozen();
        YearMonth open = card.month().plusMonths(1);
        String number = rows.of(EAST, "BX-EV-" + open).write();
        String day = open.atDay(1).toString();
        now(open.atDay(2).atTime(9, 0).atZone(EngineTime.ZONE).toInstant());
        ScoreEvent event = enter(SERVICE, event(EAST, "JUSTIFIED_COMPLAINT", day, number), true);
        assertThat(event.state()).isEqualTo(EventState.ENTERED);
        assertThat(complaints(
                        catchThrowable(() -> enter(GROUP, event(EAST, "JUSTIFIED_COMPLAINT", day, number), true))))
                .containsExactly("caseNumber scorecard.event.twice");
        assertThat(complaints(catchThrowable(() -> decide(TWO_HATS, event, "yes", null))))
                .containsExactly("eventDecision scorecard.ofASubsidiary");
        assertThatThrownBy(() -> decide(SERVICE, event, "yes", null)).isInstanceOf(AccessDeniedException.class);
        assertThat(complaints(catchThrowable(() -> decide(GROUP, event, "no", null))))
                .containsExactly("eventDecisionReason form.required");
        ScoreEvent confirmed = decide(GROUP, event, "yes", null);
        assertThat(confirmed.state()).isEqualTo(EventState.CONFIRMED);
        assertThat(confirmed.monthStart()).isEqualTo(open.atDay(1));
        assertThat(complaints(catchThrowable(() -> decide(OTHER, event, "no", "晚了"))))
                .containsExactly("eventDecision scorecard.event.decided");

        ScoreEvent own = enter(GROUP, event(EAST, "CONDUCT", day, null), true);
        assertThat(complaints(catchThrowable(() -> decide(GROUP, own, "yes", null))))
                .containsExactly("eventDecision scorecard.event.own");
        ScoreEvent late = decide(
                OTHER, enter(GROUP, event(EAST, "CONDUCT", card.month().atDay(3).toString(), null), true), "yes", null);
        assertThat(late.monthStart()).as("its month is frozen").isEqualTo(open.atDay(1));
        assertThat(late.late()).isTrue();
        ScoreEvent bare = enter(GROUP, event(EAST, "MEDIA", day, null), false);
        assertThat(complaints(catchThrowable(() -> decide(OTHER, bare, "yes", null))))
                .containsExactly("eventDecision scorecard.event.noEvidence");
        decide(OTHER, bare, "no", "与本公司无关");

        Card next = draft();
        assertThat(next.month()).isEqualTo(open);
        assertThat(cards.effects(next.id()))
                .extracting(effect -> effect.kind() + " " + effect.eventId())
                .contains("JUSTIFIED_COMPLAINT " + event.id(), "CONDUCT " + late.id())
                .doesNotContain("MEDIA " + bare.id());
        // two demerits; a complaint leaves no merit for having none
        assertThat(number(next.eventEffect())).isEqualTo("-1.00");
        raise(next, HEAD, Map.of("appealItem", "EVENT", "appealEvent", "" + event.id(), "appealReason", "400 已撤销"));
        review(next, HEAD, "SUBMIT");
        assertThat(shown(tasks(next).get(0)).get("factLine")).isEqualTo("已确认的事项 #" + event.id());
        ruling(tasks(next).get(0), GROUP, "UPHELD", "经复核无责");
        run(EAST, open);
        assertThat(cards.effects(next.id()))
                .extracting(one -> one.eventId())
                .contains(late.id())
                .doesNotContain(event.id());
        // the other demerit, and the merit
        assertThat(number(cards.get(next.id()).eventEffect())).isEqualTo("0.00");
        assertThat(number(cards.get(next.id()).effect())).isEqualTo("1.67");
    }

    @Test
    void whoeverEntersAnEventAnswersForItsSubsidiary() {
        Card card = draft();
        String day = card.month().plusMonths(1).atDay(1).toString();
        String western = rows.of(WEST, "BX-WE-" + card.month()).write();
        String own = rows.of(EAST, "BX-EA-" + card.month()).write();
        assertThat(complaints(catchThrowable(() -> enter(SERVICE, Map.of(), false))))
                .containsExactly(
                        "subsidiary form.required",
                        "eventKind form.required",
                        "eventReason form.required",
                        "happenedOn form.required");
        assertThat(complaints(catchThrowable(() -> enter(SERVICE, event(WEST, "MAJOR", day, null), false))))
                .containsExactly("subsidiary kpi.unknownSubsidiary");
        assertThat(complaints(
                        catchThrowable(() -> enter(SERVICE, event(EAST, "JUSTIFIED_COMPLAINT", day, western), false))))
                .containsExactly("caseNumber scorecard.event.otherCase");
        assertThat(complaints(
                        catchThrowable(() -> enter(SERVICE, event(EAST, "COMPLAINT_OVERTIME", day, null), false))))
                .containsExactly("caseNumber scorecard.event.caseNeeded");
        assertThat(complaints(catchThrowable(() -> enter(SERVICE, event(EAST, "NO_COMPLAINT", day, null), false))))
                .containsExactly("eventKind form.unknownChoice");
        assertThat(complaints(catchThrowable(() -> enter(SERVICE, event(EAST, "MAJOR", "2099-01-01", null), false))))
                .containsExactly("happenedOn form.inTheFuture");
        for (String person : List.of(HEAD, AUDITOR, BUILDER)) {
            assertThatThrownBy(() -> enter(person, event(EAST, "MAJOR", day, null), false))
                    .as(person)
                    .isInstanceOf(AccessDeniedException.class);
        }
        ScoreEvent refused =
                decide(GROUP, enter(SERVICE, event(EAST, "COMPLAINT_OVERTIME", day, own), true), "no", "时限内已答复");
        assertThat(refused.monthStart()).isNull();
        assertThat(enter(SERVICE, event(EAST, "COMPLAINT_OVERTIME", day, own), true)
                        .state())
                .as("a refused one can be entered again")
                .isEqualTo(EventState.ENTERED);
        assertThat(as(HEAD, () -> events.list(null, 0, 50)).events())
                .isNotEmpty()
                .allMatch(event -> event.subsidiaryId().equals(EAST));
        assertThat(as(WESTERN, () -> events.list(null, 0, 50)).events()).isEmpty();
        assertThatThrownBy(() -> as(WESTERN, () -> events.visible(refused.id())))
                .isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> as(BUILDER, () -> events.list(null, 0, 50))).isInstanceOf(AccessDeniedException.class);
    }

    /** As long as nobody does anything about it the page says so, and does not wait for it. */
    @Test
    void aRunThatTheEngineHasGivenUpOnIsToldAsStopped() throws Exception {
        Card card = justFrozen();
        String key = CardProcess.key(EAST, card.month());
        String instance = Objects.requireNonNull(instance(EAST, card.month())).getId();
        String job = management
                .createJobQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        assertThat(process.going()).contains(key);
        assertThat(web(get("/dashboards/progress"), AUDITOR).getContentAsString())
                .contains(card.month() + " 考核卡已计算 0 / 1", "every 3s")
                .doesNotContain("已经停下");
        management.setJobRetries(job, 0);
        assertThat(process.going()).doesNotContain(key);
        assertThat(web(get("/dashboards/progress"), AUDITOR).getContentAsString())
                .contains(card.month() + " 有 1 张考核卡计算出错，已经停下")
                .doesNotContain("every 3s");
        management.setJobRetries(job, 1);
        assertThat(process.going()).contains(key);
        runtime.suspendProcessInstanceById(instance);
        assertThat(process.going()).doesNotContain(key);
        runtime.activateProcessInstanceById(instance);
        run(EAST, card.month());
        assertThat(web(get("/dashboards/progress"), AUDITOR).getContentAsString())
                .doesNotContain("考核卡");
    }

    @Test
    void rulesOfScoresAreShownToWhoeverMaySeeCards_andNoOtherTables() {
        assertThat(web(get("/score-rules/score-item/1"), HEAD).getStatus()).isEqualTo(200);
        assertThat(web(get("/score-rules/score-item/1"), BUILDER).getStatus()).isEqualTo(403);
        for (String unknown :
                List.of("score-item/0", "score-item/99999", "score-item/first", "triage/1", "nothing/1")) {
            assertThat(web(get("/score-rules/" + unknown), HEAD).getStatus())
                    .as(unknown)
                    .isEqualTo(404);
        }
    }

    @Test
    void pagesAndApiDoTheSame() throws Exception {
        Card card = draft();
        String missed = caseOf(card.month(), 19);
        String toAppeal = page(card, "appeals") + "?item=RESPONSE&amp;case=" + missed;
        assertThat(web(get(page(card, "RESPONSE")), HEAD).getContentAsString()).contains(toAppeal);
        assertThat(web(get(page(card, "RESPONSE")), GROUP).getContentAsString()).doesNotContain(toAppeal);
        assertThat(web(get("/scorecards/" + card.month() + "/" + EAST), HEAD).getContentAsString())
                .contains("hx-get=\"" + page(card, "appeals") + "\"");
        MockHttpServletResponse form = web(get(page(card, "appeals") + "?item=RESPONSE&case=" + missed), HEAD);
        assertThat(form.getStatus()).isEqualTo(200);
        assertThat(form.getContentAsString()).contains("name=\"appealReason\"").contains("value=\"" + missed + "\"");
        assertThat(web(get(page(card, "appeals")), GROUP).getContentAsString()).doesNotContain("name=\"appealReason\"");
        assertThat(web(get(page(card, "appeals")), WESTERN).getStatus()).isEqualTo(404);
        MockMultipartFile evidence = new MockMultipartFile(
                "files", "证据.pdf", "application/pdf", file().content().open().readAllBytes());
        // without evidence nothing is raised
        web(
                post(page(card, "appeals"))
                        .param("appealItem", "RESPONSE")
                        .param("appealCase", missed)
                        .param("appealDemand", "EXCLUDE")
                        .param("appealReason", "无证据"),
                HEAD);
        assertThat(as(HEAD, () -> appeals.of(card.id()))).isEmpty();
        web(
                multipart(page(card, "appeals"))
                        .file(evidence)
                        .param("appealItem", "RESPONSE")
                        .param("appealCase", missed)
                        .param("appealDemand", "EXCLUDE")
                        .param("appealReason", "业主改期"),
                HEAD);
        Appeal raised = as(HEAD, () -> appeals.of(card.id())).get(0);
        String file = as(HEAD, () -> appeals.evidence(raised)).get(0).id();
        assertThat(web(get(page(card, "appeals/1/files/" + file)), GROUP).getStatus())
                .isEqualTo(200);
        assertThat(web(get(page(card, "appeals/1/files/" + file)), WESTERN).getStatus())
                .isEqualTo(404);
        web(post(page(card, "appeals/1/withdraw")), HEAD);
        assertThat(as(HEAD, () -> appeals.of(card.id())).get(0).state()).isEqualTo(AppealState.WITHDRAWN);

        String day = card.month().plusMonths(1).atDay(1).toString();
        MockHttpServletResponse entered = web(
                post("/api/score-events")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(JSON.writeValueAsBytes(
                                Map.of("subsidiary", EAST, "kind", "GROUP", "happenedOn", day, "reason", "三户同诉"))),
                SERVICE);
        assertThat(entered.getStatus()).as(entered.getContentAsString()).isEqualTo(201);
        JsonNode answer = JSON.readTree(entered.getContentAsString());
        long id = answer.path("id").asLong();
        assertThat(answer.path("state").asText()).isEqualTo("ENTERED");
        assertThat(web(multipart("/api/score-events/" + id + "/files").file(evidence), SERVICE)
                        .getStatus())
                .isEqualTo(201);
        MockHttpServletResponse wrong = web(
                post("/api/score-events")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"),
                SERVICE);
        assertThat(wrong.getStatus()).isEqualTo(422);
        assertThat(JSON.readTree(wrong.getContentAsString()).path("errors")).hasSize(4);
        assertThat(web(get("/api/score-events?state=ENTERED"), BUILDER).getStatus())
                .isEqualTo(403);
        assertThat(web(get("/score-events"), SERVICE).getContentAsString()).contains("/score-events/" + id);
        assertThat(web(get("/score-events/" + id), GROUP).getContentAsString()).contains("name=\"eventDecision\"");
        assertThat(web(get("/score-events/" + id), WESTERN).getStatus()).isEqualTo(404);
        web(post("/score-events/" + id + "/decision").param("eventDecision", "yes"), GROUP);
        assertThat(JSON.readTree(web(get("/api/score-events/" + id), HEAD).getContentAsString())
                        .path("month")
                        .asText())
                .isEqualTo(LocalDate.parse(day).toString().substring(0, 7));
    }
}
