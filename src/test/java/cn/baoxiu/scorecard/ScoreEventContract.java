package cn.baoxiu.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.baoxiu.attachment.PreparedFiles;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.identity.UserDirectory;
import cn.baoxiu.scorecard.appraisal.EventState;
import cn.baoxiu.scorecard.appraisal.ScoreEvent;
import cn.baoxiu.scorecard.card.Card;
import cn.baoxiu.scorecard.card.CardComputation;
import cn.baoxiu.scorecard.card.CardList;
import cn.baoxiu.scorecard.card.CardSheet;
import cn.baoxiu.scorecard.card.MonthFreezing;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;

/**
 * In which month an event counts, whose evidence it takes, and what taking it back does. A month without events has 86.66
 * points: 1.67 on the plan score, and the merit of 0.50 for having no complaint.
 */
abstract class ScoreEventContract extends CardCycleBed {

    @Autowired
    CardComputation computation;

    @Autowired
    CardList list;

    @Autowired
    MonthFreezing freezing;

    @Autowired
    UserDirectory users;

    /** A month that is not frozen, without events of other tests. */
    private YearMonth open() {
        YearMonth open = frozen().month().plusMonths(1);
        now(open.atDay(2).atTime(9, 0).atZone(EngineTime.ZONE).toInstant());
        return open;
    }

    private ScoreEvent happened(YearMonth month, String kind) {
        return decide(GROUP, enter(SERVICE, event(EAST, kind, month.atDay(1).toString(), null), true), "yes", null);
    }

    private CardSheet sheet(Card card) {
        return as(GROUP, () -> list.card(card.month(), EAST));
    }

    private List<String> effects(Card card) {
        return cards.effects(card.id()).stream()
                .map(one ->
                        one.kind() + " " + (one.eventId() == null ? "-" : one.eventId()) + " " + number(one.points()))
                .toList();
    }

    @Test
    void anEventOfAMonthThatCannotBeFrozenAnyMoreCountsInTheNextThatCan() {
        frozen();
        YearMonth newest = frozen().month();
        YearMonth beforeAll = newest.minusYears(5);
        ScoreEvent late = happened(beforeAll, "CONDUCT");
        assertThat(late.monthStart()).isEqualTo(newest.plusMonths(1).atDay(1));
        assertThat(late.late()).isTrue();

        // one that was confirmed when no month was frozen yet, and then a later one was the first
        ScoreEvent early = happened(beforeAll.plusMonths(1), "CONDUCT");
        jdbc.sql("update scorecard_event set month_start = ? where id = ?")
                .params(beforeAll.plusMonths(1).atDay(1), early.id())
                .update();
        YearMonth real = skipMonth();
        now(real.plusMonths(1).atDay(1).atTime(0, 5).atZone(EngineTime.ZONE).toInstant());
        freezing.freeze(real);
        run(EAST, real);
        assertThat(effects(cards.find(real, EAST).orElseThrow()))
                .containsExactly("CONDUCT " + late.id() + " -0.50", "CONDUCT " + early.id() + " -0.50");
    }

    /** Group-level people are members of every subsidiary: a duty of one must not become one of all. */
    @Test
    void aDutyForTheGroupGivesNoRightToEnterEventsOfEverySubsidiary() {
        String both = "cy.hotline";
        users.create(
                both, "两", "线", "Probe-Only-4711", List.of(Groups.DEVELOPER_CS, Groups.HOTLINE_400), List.of(EAST));
        YearMonth month = open();
        for (String subsidiary : List.of(EAST, WEST)) {
            Map<String, String> form =
                    event(subsidiary, "CONDUCT", month.atDay(1).toString(), null);
            assertThatThrownBy(() -> enter(both, form, true)).as(subsidiary).isInstanceOf(AccessDeniedException.class);
        }
    }

    @Test
    void anEventThatIsConfirmedWhileItsMonthIsFrozenCountsInThatMonthAlone() throws Exception {
        YearMonth month = open();
        ScoreEvent event = enter(SERVICE, event(EAST, "CONDUCT", month.atDay(1).toString(), null), true);
        CountDownLatch confirmed = new CountDownLatch(1);
        CountDownLatch workedOut = new CountDownLatch(1);
        CompletableFuture<Void> confirming =
                CompletableFuture.runAsync(() -> transaction.executeWithoutResult(status -> {
                    decide(GROUP, event, "yes", null);
                    confirmed.countDown();
                    await(workedOut);
                }));
        await(confirmed);
        Card card = frozen();
        assertThat(card.month()).isEqualTo(month);
        assertThat(effects(card)).as("worked out before it was committed").containsExactly("NO_COMPLAINT - 0.50");
        workedOut.countDown();
        confirming.get(1, TimeUnit.MINUTES);

        now(day(month, 3));
        run(EAST, month);
        assertThat(effects(card)).containsExactly("CONDUCT " + event.id() + " -0.50", "NO_COMPLAINT - 0.50");
        assertThat(number(cards.get(card.id()).effect())).isEqualTo("1.67");
        assertThat(effects(draft())).containsExactly("NO_COMPLAINT - 0.50");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoeverConfirmsIsNotTheOnlySourceOfTheEvidence() {
        YearMonth month = open();
        ScoreEvent bare = enter(SERVICE, event(EAST, "MAJOR", month.atDay(1).toString(), null), false);
        add(GROUP, bare);
        assertThat(complaints(catchThrowable(() -> decide(GROUP, bare, "yes", null))))
                .containsExactly("eventDecision scorecard.event.ownEvidence");
        add(SERVICE, bare);
        assertThat(decide(GROUP, bare, "yes", null).state()).isEqualTo(EventState.CONFIRMED);
    }

    private void add(String as, ScoreEvent event) {
        as(as, () -> {
            try (PreparedFiles files = attachments.prepare(List.of(file()))) {
                events.addEvidence(event.id(), files);
                return true;
            }
        });
    }

    @Test
    void eachComplaintAboutACaseCounts_theSameOneOnce() {
        YearMonth month = open();
        String number = rows.of(EAST, "BX-TW-" + month).write();
        Map<String, String> first =
                event(EAST, "JUSTIFIED_COMPLAINT", month.atDay(1).toString(), number);
        enter(SERVICE, first, true);
        assertThat(complaints(catchThrowable(() -> enter(GROUP, first, true))))
                .containsExactly("caseNumber scorecard.event.twice");
        assertThat(enter(
                                SERVICE,
                                event(
                                        EAST,
                                        "JUSTIFIED_COMPLAINT",
                                        month.atDay(2).toString(),
                                        number),
                                true)
                        .state())
                .isEqualTo(EventState.ENTERED);
    }

    @Test
    void anyComplaintTakesTheMeritForHavingNone() {
        YearMonth month = open();
        ScoreEvent group = happened(month, "GROUP");
        Card card = draft();
        assertThat(effects(card)).containsExactly("GROUP " + group.id() + " -3.00");
        assertThat(number(card.effect())).isEqualTo("-1.33");
    }

    @Test
    void aPublishedEventIsTakenBackInTheNextMonth_withAllThatItTook() {
        YearMonth month = open();
        ScoreEvent group = happened(month, "GROUP");
        Card card = published(draft());
        ScoreEvent entered = reverse(SERVICE, group, true);
        assertThat(entered.reverses()).isEqualTo(group.id());
        assertThat(told(entered)).contains("score-event-entered " + GROUP);
        assertThatThrownBy(() -> decide(SERVICE, entered, "yes", null)).isInstanceOf(AccessDeniedException.class);
        ScoreEvent reversal = decide(GROUP, entered, "yes", null);
        assertThat(reversal.monthStart()).isEqualTo(month.plusMonths(1).atDay(1));
        assertThat(number(reversal.pointsBack())).as("3 and the merit").isEqualTo("3.50");
        assertThat(reversal.dueCoefficient()).isNull();
        assertThat(told(reversal)).contains("score-event-decided " + SERVICE, "score-event-decided " + HEAD);
        assertThat(cards.get(card.id())).as("nothing of a published card moves").isEqualTo(card);
        assertThat(computation.agrees(card.id())).isTrue();
        assertThat(sheet(card).effects()).singleElement().satisfies(line -> assertThat(line.reversedBy())
                .isEqualTo(reversal.id()));

        Card next = draft();
        assertThat(effects(next)).containsExactly("GROUP " + reversal.id() + " 3.50", "NO_COMPLAINT - 0.50");
        assertThat(number(next.effect())).as("above the limit of merits").isEqualTo("5.67");
        assertThat(computation.agrees(next.id())).isTrue();
        assertThat(shown(task(next, "userTask_reviewDraft")).get("effectsLine").toString())
                .contains("群诉（冲正 #" + group.id() + "） +3.50");
        eachShowsTheOther(card, group, next, reversal);
    }

    private void eachShowsTheOther(Card card, ScoreEvent event, Card next, ScoreEvent reversal) {
        String toEvent = "href=\"/score-events/" + event.id() + "\"";
        String toReversal = "href=\"/score-events/" + reversal.id() + "\"";
        assertThat(page("/scorecards/" + card.month() + "/" + EAST, HEAD)).contains(toEvent, toReversal);
        assertThat(page("/scorecards/" + next.month() + "/" + EAST, HEAD)).contains(toReversal, "冲正 #" + event.id());
        assertThat(page("/score-events/" + event.id(), GROUP)).contains(toReversal);
        assertThat(page("/score-events/" + reversal.id(), HEAD)).contains(toEvent, "补回计划得分 +3.50");
    }

    private String page(String address, String person) {
        try {
            return web(get(address), person).getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> told(ScoreEvent event) {
        return jdbc.sql("select template || ' ' || recipient from notification_inbox where notice_key like ?")
                .param("score-event|" + event.id() + "|%")
                .query(String.class)
                .list();
    }

    @Test
    void aVetoTakenBackBringsTheDifferenceThatItMade() {
        YearMonth month = open();
        ScoreEvent accident = happened(month, "SAFETY_ACCIDENT");
        ScoreEvent conduct = happened(month, "CONDUCT");
        Card card = published(draft());
        assertThat(number(card.total())).isEqualTo("0.00");
        assertThat(number(card.effect())).as("-5, the merit, misconduct").isEqualTo("-5.00");
        assertThat(number(card.coefficient())).isEqualTo("0.00");

        ScoreEvent first = decide(GROUP, reverse(SERVICE, accident, true), "yes", null);
        // from -5 to 1.67 of the score, merit and misconduct as before
        assertThat(number(first.pointsBack())).isEqualTo("6.67");
        assertThat(number(first.dueCoefficient())).isEqualTo("1.00");
        ScoreEvent second = decide(OTHER, reverse(GROUP, conduct, true), "yes", null);
        assertThat(number(second.pointsBack()))
                .as("the first one taken back already")
                .isEqualTo("0.50");
        assertThat(second.dueCoefficient()).isNull();

        Card next = draft();
        assertThat(next.vetoed()).isFalse();
        assertThat(number(next.total())).isEqualTo("86.66");
        assertThat(number(next.effect())).isEqualTo("9.34");
        assertThat(page("/score-events/" + first.id(), HEAD)).contains("原月份奖金系数应为 1");
    }

    @Test
    void takenBackBeforeItsMonthIsFrozen_neitherCounts() {
        YearMonth month = open();
        String number = rows.of(EAST, "BX-RE-" + month).write();
        Map<String, String> form =
                event(EAST, "JUSTIFIED_COMPLAINT", month.atDay(1).toString(), number);
        ScoreEvent event = decide(GROUP, enter(SERVICE, form, true), "yes", null);
        ScoreEvent reversal = decide(GROUP, reverse(SERVICE, event, true), "yes", null);
        assertThat(reversal.monthStart()).isEqualTo(event.monthStart());
        assertThat(reversal.pointsBack()).isNull();
        assertThat(enter(SERVICE, form, true).state())
                .as("and it can be entered again")
                .isEqualTo(EventState.ENTERED);

        Card card = draft();
        assertThat(effects(card)).containsExactly("NO_COMPLAINT - 0.50");
        assertThat(number(card.effect())).isEqualTo("2.17");
        assertThat(sheet(card).effects())
                .filteredOn(line -> line.eventId() != null)
                .hasSize(2)
                .allMatch(line -> line.points() == null && !line.voided());
        Map<String, String> appeal =
                Map.of("appealItem", "EVENT", "appealEvent", "" + event.id(), "appealReason", "不属实");
        assertThat(complaints(catchThrowable(() -> raise(card, HEAD, appeal))))
                .containsExactly("appealEvent scorecard.appeal.unknownEvent");
        assertThat(page("/score-events/" + reversal.id(), GROUP)).contains("两者均不计");
    }

    @Test
    void onlyWhatWasConfirmedAndCountsIsTakenBack_once() {
        YearMonth month = open();
        ScoreEvent waiting =
                enter(SERVICE, event(EAST, "CONDUCT", month.atDay(1).toString(), null), true);
        refused(SERVICE, waiting, "notConfirmed");
        ScoreEvent voided = happened(month, "CONDUCT");
        ScoreEvent counted = happened(month, "MEDIA");
        Card card = draft();
        refused(SERVICE, counted, "notPublished");
        raise(card, HEAD, Map.of("appealItem", "EVENT", "appealEvent", "" + voided.id(), "appealReason", "不属实"));
        review(card, HEAD, "SUBMIT");
        ruling(tasks(card).get(0), GROUP, "UPHELD", "经复核无责");
        run(EAST, month);
        confirm(card, OTHER);
        now(day(month, 10));
        run(EAST, month);
        refused(SERVICE, voided, "voided");
        assertThatThrownBy(() -> reverse(WESTERN, counted, true)).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> reverse(HEAD, counted, true)).isInstanceOf(AccessDeniedException.class);

        ScoreEvent first = reverse(SERVICE, counted, false);
        refused(GROUP, counted, "twice");
        assertThat(complaints(catchThrowable(() -> decide(GROUP, first, "yes", null))))
                .containsExactly("eventDecision scorecard.event.noEvidence");
        assertThat(decide(GROUP, first, "no", "没有新的依据").monthStart()).isNull();
        ScoreEvent again = reverse(GROUP, counted, true);
        assertThat(complaints(catchThrowable(() -> decide(GROUP, again, "yes", null))))
                .containsExactly("eventDecision scorecard.event.own");
        decide(OTHER, again, "yes", null);
        refused(SERVICE, again, "notConfirmed");
        assertThat(effects(draft())).containsExactly("MEDIA " + again.id() + " 3.50", "NO_COMPLAINT - 0.50");
    }

    private void refused(String person, ScoreEvent event, String why) {
        assertThat(complaints(catchThrowable(() -> reverse(person, event, true))))
                .containsExactly("eventReason scorecard.reversal." + why);
    }

    @Test
    void aCardThatIsNotWorkedOutSaysOfNoEventThatAnAppealHasVoidedIt() {
        YearMonth month = open();
        ScoreEvent event = happened(month, "CONDUCT");
        Card card = justFrozen();
        assertThat(sheet(card).effects()).singleElement().satisfies(line -> {
            assertThat(line.eventId()).isEqualTo(event.id());
            assertThat(line.voided()).isFalse();
        });
        assertThat(page("/scorecards/" + month + "/" + EAST, GROUP)).doesNotContain("申诉成立");
    }

    @Test
    void pageAndApiTakeEventsBack() throws Exception {
        YearMonth month = open();
        ScoreEvent first = happened(month, "CONDUCT");
        ScoreEvent second = happened(month, "CONDUCT");
        String form = "action=\"/score-events/" + first.id() + "/reversal\"";
        assertThat(page("/score-events/" + first.id(), SERVICE)).contains(form);
        assertThat(page("/score-events/" + first.id(), HEAD)).doesNotContain(form);
        web(post("/score-events/" + first.id() + "/reversal"), SERVICE);
        assertThat(reversedBy(first)).as("not without a reason").isNull();
        web(post("/score-events/" + first.id() + "/reversal").param("eventReason", "误报"), SERVICE);
        assertThat(reversedBy(first)).isNotNull();
        assertThat(page("/score-events/" + first.id(), SERVICE)).doesNotContain(form);

        String address = "/api/score-events/" + second.id() + "/reversal";
        var body = post(address).contentType(MediaType.APPLICATION_JSON).content("{\"reason\": \"误报\"}");
        var answer = web(body, SERVICE);
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(201);
        assertThat(answer.getContentAsString()).contains("\"reverses\":" + second.id());
        assertThat(web(post(address).contentType(MediaType.APPLICATION_JSON).content("{\"reason\": \"误报\"}"), SERVICE)
                        .getStatus())
                .isEqualTo(422);
    }

    private Long reversedBy(ScoreEvent event) {
        return as(GROUP, () -> events.visible(event.id())).reversedBy();
    }
}
