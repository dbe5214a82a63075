package cn.baoxiu.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import cn.baoxiu.engine.EngineTables;
import cn.baoxiu.engine.TaskFacts;
import cn.baoxiu.engine.guard.EngineCommands;
import cn.baoxiu.escalation.EscalationApp.PlayedCases;
import cn.baoxiu.escalation.EscalationCause.Kind;
import cn.baoxiu.identity.Groups;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/** The chain from every cause to every end, with the real model, decisions, calendar, people and messages. */
abstract class EscalationContract extends EscalationBed {

    @Autowired
    List<TaskFacts> facts;

    @Autowired
    EngineCommands commands;

    @Autowired
    Clock clock;

    @BeforeEach
    void mondayMorning() {
        now("2026-11-23T09:00:00");
    }

    /** 09:00 + 4 h = 14:30 (lunch 12:00 to 13:30); one working day from Monday = Tuesday 18:00; then two = Thursday. */
    @Test
    void silence_thenAnUnansweredLevel2_thenADecisionAtLevel3() {
        String number = ordinary();
        raise(number, Kind.SILENCE);
        assertThat(step(number)).isEqualTo("userTask_answerLevel1");
        assertThat(task(number).candidateGroups()).containsExactly(Groups.PROPERTY_CS);
        assertThat(task(number).tenantId()).isEqualTo(SOUTH);
        assertThat(task(number).due()).isEqualTo(at("2026-11-23T14:30:00"));
        // upward: the level, not property engineering, which does not stir
        assertThat(told(number)).containsExactly("silence " + PROPERTY);

        timePasses(number);
        assertThat(step(number)).isEqualTo("userTask_answerLevel2");
        assertThat(told(number)).last().isEqualTo("escalation-level " + DEVELOPER);
        assertThat(task(number).due()).isEqualTo(at("2026-11-24T18:00:00"));
        timePasses(number);
        assertThat(step(number)).isEqualTo("userTask_answerLevel3");
        assertThat(told(number)).last().isEqualTo("escalation-level " + HOTLINE);
        assertThat(task(number).due()).isEqualTo(at("2026-11-26T18:00:00"));
        timePasses(number);
        assertThat(step(number)).isEqualTo("userTask_decideEscalation");
        assertThat(told(number).subList(3, 5))
                .containsExactlyInAnyOrder("escalation-decision " + HOTLINE, "escalation-decision " + GROUP);
        assertThat(task(number).due()).isEqualTo(at("2026-11-30T18:00:00"));
        assertThat(timers.next(number)).hasValue(at("2026-11-30T18:00:00"));
        complete(number, HOTLINE, "decisionReason", "责令维修单位两日内进场");
        assertThat(timers.next(number)).isEmpty();

        EscalationView ended = only(number);
        assertThat(ended.outcome()).isEqualTo("DECIDED");
        assertThat(ended.endNote()).isEqualTo("责令维修单位两日内进场");
        assertThat(ended.endedAt()).isEqualTo(at("2026-11-26T18:00:00"));
        assertThat(ended.level()).isEqualTo(3);
        assertThat(ended.levels()).extracting(EscalationView.Level::level).containsExactly(1, 2, 3);
        EscalationView.Level first = ended.levels().get(0);
        assertThat(first.group()).isEqualTo(Groups.PROPERTY_CS);
        assertThat(first.holder()).isEqualTo(Groups.PROPERTY_ENGINEERING);
        assertThat(first.heldMinutes()).isEqualTo(60 * 60);
        assertThat(first.promise()).isEqualTo("FINISH");
        assertThat(first.answer()).isNull();
        assertThat(first.leftAt()).isEqualTo(at("2026-11-23T14:30:00"));
        assertThat(ended.levels().get(1).heldMinutes()).isEqualTo(60 * 60 + 330);
        assertThat(ended.levels().get(2).leftAt()).isEqualTo(ended.endedAt());
        assertThat(told(number).subList(5, told(number).size()))
                .as("the levels hear that it is over, those who carry it out what was decided")
                .containsExactlyInAnyOrder(
                        "escalation-ended " + PROPERTY,
                        "escalation-ended " + DEVELOPER,
                        "escalation-ended " + HOTLINE,
                        "escalation-decided " + OFFICE,
                        "escalation-decided " + GROUP,
                        "escalation-decided " + ENGINEER);
        assertThat(heard.of(number)).containsExactly("1", "2", "3", "0 DECIDED");
        assertThat(inbox.allOfCase(number)).isEmpty();
        assertThat(escalations.running(number)).isEmpty();
    }

    /** Nobody decides: those above are told when the time ends, and every day after. */
    @Test
    void anOverdueDecisionIsToldUpwardUntilItIsMade() {
        String number = ordinary();
        raise(number, Kind.BREACH);
        timePasses(number);
        timePasses(number);
        timePasses(number);
        assertThat(step(number)).isEqualTo("userTask_decideEscalation");
        int before = told(number).size();

        timePasses(number);
        assertThat(told(number).subList(before, told(number).size()))
                .as("not the hotline, which does not stir")
                .containsExactlyInAnyOrder(
                        "escalation-decision-overdue " + GROUP, "escalation-decision-overdue " + HEAD);
        assertThat(timers.next(number)).hasValue(at("2026-12-01T18:00:00"));
        timePasses(number);
        timePasses(number);
        assertThat(told(number)).hasSize(before + 6);
        assertThat(timers.next(number)).hasValue(at("2026-12-03T18:00:00"));
        assertThat(step(number)).isEqualTo("userTask_decideEscalation");

        complete(number, HOTLINE, "decisionReason", "责令维修单位两日内进场");
        assertThat(only(number).outcome()).isEqualTo("DECIDED");
        assertThat(timers.next(number)).isEmpty();
    }

    @Test
    void anEmergencysOverdueDecisionIsToldEveryTwoHours() {
        String number = newCase("P0", "NONE", COMPANY);
        raise(number, Kind.BREACH);
        timePasses(number);
        timePasses(number);
        Instant due = task(number).due();
        timePasses(number);
        assertThat(timers.next(number)).hasValue(due.plus(Duration.ofHours(2)));
    }

    @Test
    void theOwnerIsToldTheAnswer_andUntilWhenToObject() {
        String number = ordinary();
        raise(number, Kind.BREACH);
        complete(number, PROPERTY, "answer", "明日上午上门");
        assertThat(cases.answers).contains(number + " 明日上午上门 " + at("2026-11-26T18:00:00"));
    }

    /** No telephone number, or nothing to send a message by: such silence says nothing. */
    @Test
    void anOwnerWhoWasNotToldDoesNotAgreeBySilence() {
        String number = ordinary();
        cases.cannotTell(number);
        raise(number, Kind.BREACH);
        complete(number, PROPERTY, "answer", "明日上午上门");
        timePasses(number);
        assertThat(step(number)).isEqualTo("userTask_answerLevel2");
        assertThat(only(number).outcome()).isNull();

        assertThat(complaints(catchThrowable(
                        () -> complete(number, DEVELOPER, "answer", "已换人", "ownerToldAt", "2026-12-01T10:00"))))
                .containsExactly("ownerToldAt form.inTheFuture");
        complete(number, DEVELOPER, "answer", "已换人", "ownerToldAt", "2026-11-26T17:30");
        timePasses(number);
        assertThat(only(number).outcome()).isEqualTo("OWNER_SILENT");
    }

    @Test
    void whatADuplicateIsEscalatedForGoesToTheCaseThatIsKept() {
        String duplicate = ordinary();
        String kept = ordinary();
        escalations.carryOver(duplicate, kept);
        assertThat(escalations.of(kept)).as("nothing to carry").isEmpty();

        raise(duplicate, Kind.BREACH);
        escalations.raise(new EscalationCause(duplicate, Kind.OWNER, null, null, null, "没人管", false, "once-" + kept));
        timePasses(duplicate);
        commands.run(context -> {
            escalations.carryOver(duplicate, kept);
            escalations.drop(duplicate, "MERGED");
            return true;
        });

        assertThat(only(duplicate).outcome()).isEqualTo("DROPPED");
        assertThat(only(kept).level()).as("no lower than it had come").isEqualTo(2);
        assertThat(only(kept).causes()).extracting(EscalationView.Cause::kind).containsExactly(Kind.BREACH, Kind.OWNER);
        assertThat(only(kept).causes().get(0).promise()).isEqualTo("FINISH");
        assertThat(only(kept).causes().get(1).words()).isEqualTo("没人管");
        assertThat(step(kept)).isEqualTo("userTask_answerLevel2");
    }

    @Test
    void wordsAreErasedAndFiguresStay() {
        String number = ordinary();
        raise(number, Kind.OWNER);
        complete(number, PROPERTY, "answer", "明日上午上门");
        complete(number, PROPERTY, "ownerAgrees", "no", "ownerWords", "太慢");
        timePasses(number);
        timePasses(number);
        complete(number, HOTLINE, "decisionReason", "责令两日内进场");
        String other = ordinary();
        raise(other, Kind.OWNER);

        escalations.eraseWords(List.of());
        escalations.eraseWords(List.of(number));

        EscalationView erased = only(number);
        assertThat(erased.causes().get(0).words()).isNull();
        assertThat(erased.levels().get(0).answer()).isEmpty();
        assertThat(erased.levels().get(0).ownerWords()).isNull();
        assertThat(erased.levels().get(0).ownerAgrees()).isFalse();
        assertThat(erased.levels().get(1).answer()).as("there was none").isNull();
        assertThat(erased.endNote()).isNull();
        assertThat(erased.outcome()).isEqualTo("DECIDED");
        assertThat(only(other).causes().get(0).words()).isEqualTo("一直没人来修");
    }

    /** Level 1 has four hours from 09:00; a call at 10:00 makes it two. Level 2 then has four working hours. */
    @Test
    void aMajorComplaintHalvesTheTimeThatRuns() {
        String number = ordinary();
        raise(number, Kind.BREACH);
        now("2026-11-23T10:00:00");
        user.callAs(
                HOTLINE,
                () -> starter.start(
                        "escalation", form("caseNumber", number, "callerWords", "电视台记者来访", "major", "yes")));

        assertThat(cases.find(number).orElseThrow().complaint()).isEqualTo("MAJOR");
        assertThat(last(number).due()).isEqualTo(at("2026-11-23T11:00:00"));
        assertThat(task(number).due()).isEqualTo(at("2026-11-23T11:00:00"));
        assertThat(timers.next(number)).hasValue(at("2026-11-23T11:00:00"));
        assertThat(told(number)).contains("escalation-sooner " + PROPERTY);

        timePasses(number);
        assertThat(step(number)).isEqualTo("userTask_answerLevel2");
        assertThat(task(number).due()).isEqualTo(at("2026-11-23T16:30:00"));
    }

    @Test
    void aMajorComplaintHasHalfTheTimeFromTheBeginning() {
        String number = ordinary();
        escalations.raise(new EscalationCause(number, Kind.OWNER, null, null, null, "孩子受伤", true, null));
        assertThat(task(number).due()).isEqualTo(at("2026-11-23T11:00:00"));
        assertThat(told(number)).doesNotContain("escalation-sooner " + PROPERTY);
    }

    /** An emergency's level 1 has half an hour, which was over at 09:30: what is left is nothing, not less. */
    @Test
    void anotherGradeShortensTheTimeThatRuns_butNotIntoThePast() {
        String number = ordinary();
        raise(number, Kind.BREACH);
        now("2026-11-23T10:00:00");
        cases.put(PlayedCases.facts(number, SOUTH, "P0", "NONE", COMPANY, at("2026-11-20T09:00:00")));
        escalations.caseChanged(number);
        assertThat(last(number).due()).isEqualTo(at("2026-11-23T10:00:00"));
        assertThat(timers.next(number)).hasValue(at("2026-11-23T10:00:00"));

        cases.put(PlayedCases.facts(number, SOUTH, "P2", "NONE", COMPANY, at("2026-11-20T09:00:00")));
        escalations.caseChanged(number);
        assertThat(last(number).due()).as("never longer").isEqualTo(at("2026-11-23T10:00:00"));
    }

    @Test
    void theDecisionHasLessTimeToo_butNotTheOwner() {
        String number = ordinary();
        raise(number, Kind.BREACH);
        complete(number, PROPERTY, "answer", "正在协调");
        Instant ownersTime = task(number).due();
        cases.put(PlayedCases.facts(number, SOUTH, "P2", "MAJOR", COMPANY, at("2026-11-20T09:00:00")));
        escalations.caseChanged(number);
        assertThat(task(number).due()).isEqualTo(ownersTime);

        String other = ordinary();
        raise(other, Kind.BREACH);
        timePasses(other);
        timePasses(other);
        timePasses(other);
        // level 3 ended on Thursday at 18:00; the decision is due on Monday, now on Friday
        cases.put(PlayedCases.facts(other, SOUTH, "P2", "MAJOR", COMPANY, at("2026-11-20T09:00:00")));
        escalations.caseChanged(other);
        assertThat(task(other).due()).isEqualTo(at("2026-11-27T18:00:00"));
        timePasses(other);
        assertThat(clock.instant()).isEqualTo(at("2026-11-27T18:00:00"));
        assertThat(told(other)).contains("escalation-decision-overdue " + GROUP);
        escalations.caseChanged("BX-ESC-NONE");
    }

    @Test
    void aReferenceIsKnownAgain() {
        String number = ordinary();
        String reference = UUID.randomUUID().toString();
        assertThat(escalations.caseOfReference(reference)).isEmpty();
        escalations.raise(new EscalationCause(number, Kind.OWNER, null, null, null, "没人管", false, reference));
        String other = UUID.randomUUID().toString();
        escalations.raise(new EscalationCause(number, Kind.OWNER, null, null, null, "还是没人管", false, other));
        assertThat(escalations.caseOfReference(reference)).hasValue(number);
        assertThat(escalations.caseOfReference(other)).hasValue(number);
    }

    @Test
    void theOwnerAgreesWithLevel1() {
        String number = ordinary();
        raise(number, Kind.BREACH);
        assertThat(told(number)).containsExactly("escalation-opened " + PROPERTY);
        complete(number, PROPERTY, "answer", "明日上午上门");
        assertThat(step(number)).isEqualTo("userTask_askOwnerLevel1");
        assertThat(task(number).candidateGroups()).containsExactly(Groups.PROPERTY_CS);
        // three working days from Monday
        assertThat(task(number).due()).isEqualTo(at("2026-11-26T18:00:00"));
        assertThat(complaints(catchThrowable(() -> complete(number, PROPERTY, "ownerAgrees", "yes"))))
                .as("a level does not agree with itself")
                .containsExactly("ownerWords form.required");
        complete(number, PROPERTY, "ownerAgrees", "yes", "ownerWords", "电话里说可以");

        assertThat(only(number).outcome()).isEqualTo("OWNER_AGREED");
        assertThat(last(number).answer()).isEqualTo("明日上午上门");
        assertThat(last(number).answeredBy()).isEqualTo(PROPERTY);
        assertThat(last(number).answeredAt()).isEqualTo(at("2026-11-23T09:00:00"));
        assertThat(last(number).ownerAgrees()).isTrue();
        assertThat(heard.of(number)).containsExactly("1", "0 OWNER_AGREED");
    }

    @Test
    void anOwnerWhoDisagreesGoesUpToTheDecision() {
        String number = ordinary();
        raise(number, Kind.OWNER);
        for (String who : List.of(PROPERTY, DEVELOPER, HOTLINE)) {
            complete(number, who, "answer", "请再等等");
            complete(number, who, "ownerAgrees", "no", "ownerWords", "已经等了两周");
        }
        assertThat(step(number)).isEqualTo("userTask_decideEscalation");
        assertThat(only(number).levels()).allSatisfy(level -> {
            assertThat(level.ownerAgrees()).isFalse();
            assertThat(level.ownerWords()).isEqualTo("已经等了两周");
            assertThat(level.promise()).isNull();
        });
        complete(number, HOTLINE, "decisionReason", "更换维修单位");
        assertThat(only(number).outcome()).isEqualTo("DECIDED");
    }

    @ParameterizedTest
    @CsvSource({"P2, property-engineering", "P0, property-engineering", "P2, developer-cs"})
    void anOwnerSilentForThreeWorkingDaysEndsIt(String grade, String holder) {
        now("2026-11-27T16:00:00");
        String number = newCase(grade, "NONE", holder);
        int level = raise(number, Kind.SILENCE).level();
        complete(number, List.of(PROPERTY, DEVELOPER, HOTLINE).get(level - 1), "answer", "已修好");
        timePasses(number);
        EscalationView ended = only(number);
        assertThat(ended.outcome()).isEqualTo("OWNER_SILENT");
        assertThat(ended.endedAt()).isEqualTo(at("2026-12-02T18:00:00"));
        assertThat(last(number).ownerAgrees()).isNull();
        assertThat(ended.levels()).hasSize(1);
    }

    @Test
    void theOwnerAnswersWithoutTheLevel() {
        String number = newCase("P1", "NONE", Groups.WARRANTY_OFFICE);
        raise(number, Kind.BREACH);
        assertThat(complaints(catchThrowable(() -> escalations.ownerSays(number, true, ""))))
                .containsExactly("agrees escalation.noAnswerWaits");
        for (String who : List.of(PROPERTY, DEVELOPER)) {
            complete(number, who, "answer", "下周处理");
            assertThat(complaints(catchThrowable(() -> escalations.ownerSays(number, false, " "))))
                    .containsExactly("ownerWords form.required");
            escalations.ownerSays(number, false, "太慢");
        }
        complete(number, HOTLINE, "answer", "今天处理");
        escalations.ownerSays(number, true, "电话里说可以");
        assertThat(only(number).outcome()).isEqualTo("OWNER_AGREED");
        assertThat(only(number).levels())
                .extracting(EscalationView.Level::ownerAgrees)
                .containsExactly(false, false, true);
    }

    /**
     * Working hours are 8:30 to 12:00 and 13:30 to 18:00. 13 February 2026 is a Friday, 14 a make-up Saturday, 15 to 23
     * holidays, 28 a make-up Saturday. Half of a working day are four working hours.
     */
    @ParameterizedTest
    @CsvSource({
        // level 1: 4 h; across lunch; over the night; over Spring Festival
        "2026-11-23T08:00:00, P2, NONE, 2026-11-23T14:00:00",
        "2026-11-23T11:30:00, P3, NONE, 2026-11-23T17:00:00",
        "2026-11-23T12:30:00, P1, NONE, 2026-11-23T17:30:00",
        "2026-11-27T16:00:00, P2, NONE, 2026-11-30T10:30:00",
        "2026-02-14T15:00:00, P4, NONE, 2026-02-24T09:30:00",
        // major: level 1, half of 4 h
        "2026-11-23T11:00:00, P2, MAJOR, 2026-11-23T14:30:00",
        "2026-02-14T17:00:00, P1, MAJOR, 2026-02-24T09:30:00",
        // group: level 2, half a day
        "2026-11-23T09:00:00, P2, GROUP, 2026-11-23T14:30:00",
        "2026-02-14T16:00:00, P3, GROUP, 2026-02-24T10:30:00",
        // emergencies: level 2, an hour by the clock, half of it for a complaint
        "2026-02-15T23:30:00, P0, NONE, 2026-02-16T00:30:00",
        "2026-11-23T11:45:00, P0, GROUP, 2026-11-23T12:15:00",
        "2026-11-23T11:45:00, P0, MAJOR, 2026-11-23T12:15:00",
    })
    void theFirstLevelAnswersInItsTime(String opened, String grade, String complaint, String due) {
        now(opened);
        String number = newCase(grade, complaint, COMPANY);
        EscalationView view = raise(number, Kind.BREACH);
        assertThat(view.level()).isEqualTo(grade.equals("P0") || complaint.equals("GROUP") ? 2 : 1);
        assertThat(last(number).due()).isEqualTo(at(due));
        assertThat(task(number).due()).isEqualTo(at(due));
        assertThat(timers.next(number)).contains(at(due));
        assertThat(task(number).priority()).isEqualTo(grade.equals("P0") ? 100 : 90);
    }

    /** Level 2 reached on a make-up Saturday: one working day ends after the festival. Then two, over a make-up Saturday. */
    @Test
    void daysOfTheHigherLevelsLeaveOutTheFestival() {
        now("2026-02-14T15:00:00");
        String number = newCase("P2", "NONE", COMPANY);
        raise(number, Kind.BREACH);
        timePasses(number);
        assertThat(last(number).reachedAt()).isEqualTo(at("2026-02-24T09:30:00"));
        assertThat(last(number).due()).isEqualTo(at("2026-02-25T18:00:00"));
        timePasses(number);
        assertThat(last(number).due()).isEqualTo(at("2026-02-27T18:00:00"));
    }

    @ParameterizedTest
    @CsvSource({"property-cs, 2", "developer-cs, 3", "warranty-office, 2", "contractor-E001, 1", "OWNER, 1"})
    void silenceIsToldAboveTheSilent(String holder, int level) {
        String number = newCase("P2", "NONE", holder);
        assertThat(raise(number, Kind.SILENCE).level()).isEqualTo(level);
        assertThat(told(number))
                .containsExactly(
                        "silence " + List.of(PROPERTY, DEVELOPER, HOTLINE).get(level - 1));
        assertThat(raise(newCase("P2", "NONE", holder), Kind.BREACH).level()).isEqualTo(1);
    }

    @Test
    void emergenciesAreUrgentMessages() {
        String number = newCase("P0", "NONE", COMPANY);
        raise(number, Kind.BREACH);
        assertThat(jdbc.sql("select urgent from notification_inbox where case_number = ?")
                        .param(number)
                        .query(Boolean.class)
                        .list())
                .containsExactly(true);
    }

    @Test
    void aFurtherCauseIsAddedAndNeverStartsASecond() {
        String number = ordinary();
        raise(number, Kind.BREACH);
        Instant due = last(number).due();
        raise(number, Kind.OWNER);
        call(HOTLINE, number, "再次来电催办");
        raise(number, Kind.BREACH);

        EscalationView one = only(number);
        assertThat(one.causes())
                .extracting(EscalationView.Cause::kind)
                .containsExactly(Kind.BREACH, Kind.OWNER, Kind.HOTLINE, Kind.BREACH);
        assertThat(one.causes().get(0).promise()).isEqualTo("FINISH");
        assertThat(one.causes().get(2).words()).isEqualTo("再次来电催办");
        assertThat(one.levels()).hasSize(1);
        assertThat(last(number).due()).isEqualTo(due);
        assertThat(step(number)).isEqualTo("userTask_answerLevel1");
        assertThat(told(number))
                .containsExactly(
                        "escalation-opened " + PROPERTY,
                        "escalation-cause " + PROPERTY,
                        "escalation-cause " + PROPERTY,
                        "escalation-cause " + PROPERTY);
        assertThat(heard.of(number)).containsExactly("1");
    }

    @Test
    void aCauseOfAHigherLevelLiftsIt() {
        String number = ordinary();
        raise(number, Kind.BREACH);
        cases.put(PlayedCases.facts(number, SOUTH, "P2", "GROUP", Groups.DEVELOPER_CS, at("2026-11-23T08:30:00")));
        complete(number, PROPERTY, "answer", "正在协调");
        assertThat(raise(number, Kind.BREACH).level()).isEqualTo(2);
        assertThat(only(number).levels().get(0).leftAt()).isEqualTo(at("2026-11-23T09:00:00"));
        assertThat(last(number).holder()).isEqualTo(Groups.DEVELOPER_CS);
        assertThat(last(number).heldMinutes()).isEqualTo(30);
        assertThat(step(number)).isEqualTo("userTask_answerLevel2");
        assertThat(raise(number, Kind.SILENCE).level()).isEqualTo(3);
        assertThat(raise(number, Kind.SILENCE).level()).isEqualTo(3);
        assertThat(told(number))
                .containsExactly(
                        "escalation-opened " + PROPERTY,
                        "escalation-level " + DEVELOPER,
                        "escalation-level " + HOTLINE,
                        "silence " + HOTLINE);
        assertThat(only(number).causes()).hasSize(4);
    }

    @Test
    void twoLevelsAtOnce() {
        String number = ordinary();
        raise(number, Kind.OWNER);
        cases.put(PlayedCases.facts(number, SOUTH, "P2", "NONE", Groups.DEVELOPER_CS, at("2026-11-23T08:30:00")));
        assertThat(raise(number, Kind.SILENCE).level()).isEqualTo(3);
        assertThat(heard.of(number)).containsExactly("1", "2", "3");
    }

    @Test
    void aDroppedEscalationIsOver_andTheNextCauseOpensAnother() {
        String number = ordinary();
        escalations.drop(number, "业主撤回");
        raise(number, Kind.BREACH);
        escalations.drop(number, "业主撤回");
        assertThat(only(number).outcome()).isEqualTo("DROPPED");
        assertThat(only(number).endNote()).isEqualTo("业主撤回");
        assertThat(inbox.allOfCase(number)).isEmpty();
        assertThat(timers.next(number)).isEmpty();
        assertThat(heard.of(number)).containsExactly("1", "0 DROPPED");
        assertThat(told(number)).last().isEqualTo("escalation-ended " + PROPERTY);

        raise(number, Kind.OWNER);
        assertThat(escalations.of(number)).extracting(EscalationView::outcome).containsExactly("DROPPED", null);
    }

    @Test
    void aHotlineCallInTasklistOpensOne() {
        String number = ordinary();
        assertThat(call(HOTLINE, " " + number + " ", "漏水三次没人管")).isEqualTo(number);
        EscalationView view = only(number);
        assertThat(view.level()).isEqualTo(1);
        assertThat(view.causes()).singleElement().satisfies(cause -> {
            assertThat(cause.kind()).isEqualTo(Kind.HOTLINE);
            assertThat(cause.words()).isEqualTo("漏水三次没人管");
        });
        assertThat(task(number).tenantId()).isEqualTo(SOUTH);
        assertThat(told(number)).containsExactly("escalation-opened " + PROPERTY);
        call(GROUP, newCase("P0", "NONE", COMPANY), "急");
    }

    @Test
    void anOwnerWhoWasCalledBackIsHeardOverAClosedCase() {
        String closed = ordinary();
        EscalatedCases.Facts was = cases.find(closed).orElseThrow();
        cases.put(new EscalatedCases.Facts(
                closed,
                SOUTH,
                was.place(),
                "P2",
                "NONE",
                was.holder(),
                was.heldSince(),
                was.heldSince().plusSeconds(90 * 60),
                false));
        raise(closed, Kind.SURVEY);
        EscalationView running = escalations.running(closed).orElseThrow();
        assertThat(running.level()).isEqualTo(2);
        assertThat(running.levels().get(0).heldMinutes()).isEqualTo(90);
        assertThat(complaints(catchThrowable(() -> raise(closed, Kind.OWNER))))
                .containsExactly("caseNumber escalation.caseClosed");
    }

    @Test
    void aCallAboutNoOpenCaseIsRefused() {
        String closed = ordinary();
        EscalatedCases.Facts was = cases.find(closed).orElseThrow();
        cases.put(new EscalatedCases.Facts(
                closed, SOUTH, was.place(), "P2", "NONE", was.holder(), was.heldSince(), null, false));
        assertThat(complaints(catchThrowable(() -> call(HOTLINE, closed, "还在漏"))))
                .containsExactly("caseNumber escalation.caseClosed");
        assertThat(complaints(catchThrowable(() -> call(HOTLINE, "BX-NONE", "还在漏"))))
                .containsExactly("caseNumber escalation.unknownCase");
        assertThat(complaints(catchThrowable(() -> call(HOTLINE, " ", ""))))
                .containsExactlyInAnyOrder("caseNumber form.required", "callerWords form.required");
        String open = ordinary();
        assertThat(complaints(catchThrowable(() -> call(HOTLINE, open, "长".repeat(2001)))))
                .containsExactly("callerWords form.tooLong");
        assertThatThrownBy(() -> call(PROPERTY, open, "业主来电")).isInstanceOf(AuthorizationException.class);
        assertThat(complaints(catchThrowable(() -> raise(closed, Kind.OWNER))))
                .containsExactly("caseNumber escalation.caseClosed");
        assertThat(complaints(catchThrowable(() -> raise("BX-NONE", Kind.OWNER))))
                .containsExactly("caseNumber escalation.unknownCase");
        assertThat(escalations.of(closed)).isEmpty();
        assertThat(escalations.of(open)).isEmpty();
    }

    @Test
    void aForeignCaseIsUnknown() {
        String north = "BX-ESC-NORTH";
        cases.put(PlayedCases.facts(north, NORTH, "P2", "NONE", COMPANY, at("2026-11-20T09:00:00")));
        assertThat(complaints(catchThrowable(() -> user.callAs(PROPERTY, () -> raise(north, Kind.OWNER)))))
                .containsExactly("caseNumber escalation.unknownCase");
        call(HOTLINE, north, "北区业主来电");
        assertThat(task(north).tenantId()).isEqualTo(NORTH);
        assertThat(user.callAs(PROPERTY, () -> inbox.ofCase(north))).isEmpty();
        // nobody of level 1 works there
        assertThat(told(north)).isEmpty();
    }

    @Test
    void formsWithoutTheirAnswerAreRefused() {
        String number = ordinary();
        raise(number, Kind.BREACH);
        assertThat(complaints(catchThrowable(() -> complete(number, PROPERTY, "answer", " "))))
                .containsExactly("answer form.required");
        complete(number, PROPERTY, "answer", "好");
        assertThat(complaints(catchThrowable(() -> complete(number, PROPERTY, "ownerWords", "不行"))))
                .containsExactly("ownerAgrees form.required");
        assertThat(complaints(catchThrowable(() -> complete(number, PROPERTY, "ownerAgrees", "no"))))
                .containsExactly("ownerWords form.required");
        complete(number, PROPERTY, "ownerAgrees", "no", "ownerWords", "不行");
        timePasses(number);
        timePasses(number);
        assertThat(complaints(catchThrowable(() -> complete(number, HOTLINE))))
                .containsExactly("decisionReason form.required");
        assertThat(step(number)).isEqualTo("userTask_decideEscalation");
    }

    @Test
    void onlyTheLevelAnswers() {
        String number = ordinary();
        raise(number, Kind.BREACH);
        assertThatThrownBy(() -> complete(number, CONTRACTOR, "answer", "已处理")).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> complete(number, HOTLINE, "answer", "已处理")).isInstanceOf(RuntimeException.class);
        assertThat(last(number).answer()).isNull();
    }

    @Test
    void theFormsShowWhoHeldTheCase_andWhatWasSaid() {
        String number = ordinary();
        raise(number, Kind.BREACH);
        raise(number, Kind.OWNER);
        complete(number, PROPERTY, "answer", "见[这里](http://x)");
        complete(number, PROPERTY, "ownerAgrees", "no", "ownerWords", "不行");
        var lines = facts.stream()
                .filter(f -> f.processKey().equals("escalation"))
                .findFirst()
                .orElseThrow()
                .of(task(number));
        assertThat(lines.get("headline")).isEqualTo(number + " · 越江台3号楼1单元1201 · P2");
        assertThat(lines.get("levelLine")).isEqualTo("第二级（地产客服），2026-11-23 09:00 到达本级，应于 2026-11-24 18:00 前处理");
        assertThat(lines.get("holderLine")).isEqualTo("到达本级时案件由“物业工程”持有，已 60 小时 0 分，未兑现的承诺：完成维修");
        assertThat(lines.get("causesLine")).isEqualTo("2026-11-23 09:00 承诺超时（完成维修）；2026-11-23 09:00 业主要求：一直没人来修");
        assertThat(lines.get("answersLine")).asString().contains("王芳", "见\\[这里\\](http://x)", "业主不认可：不行");
        assertThat(lines.get("caseUrl")).isEqualTo("/cases/" + number);
    }

    @Test
    void companiesAreCalledByTheirNames() {
        String number = newCase("P2", "NONE", "C101");
        raise(number, Kind.BREACH);
        timePasses(number);
        assertThat(jdbc.sql("select body from notification_inbox where case_number = ? order by id desc")
                        .param(number)
                        .query(String.class)
                        .list()
                        .get(0))
                .contains("升级时由测试防水公司负责");
        assertThat(facts.stream()
                        .filter(f -> f.processKey().equals("escalation"))
                        .findFirst()
                        .orElseThrow()
                        .of(task(number))
                        .get("holderLine"))
                .asString()
                .contains("由“测试防水公司”持有");
    }

    /** In one transaction, as when two promises are broken in the same minute. */
    @Test
    void twoCausesInOneTransactionAreOneEscalation() {
        String number = ordinary();
        transaction.executeWithoutResult(status -> {
            raise(number, Kind.BREACH);
            raise(number, Kind.SILENCE);
        });
        assertThat(only(number).causes()).hasSize(2);
        assertThat(told(number)).containsExactlyInAnyOrder("escalation-opened " + PROPERTY, "silence " + PROPERTY);
    }

    /** In one command of the engine, which does not see its own new instance, as when a case's clock has two events. */
    @Test
    void twoCausesInOneCommandAreOneEscalation() {
        String number = ordinary();
        commands.run(context -> {
            raise(number, Kind.BREACH);
            return raise(number, Kind.SILENCE);
        });
        assertThat(only(number).causes())
                .extracting(EscalationView.Cause::kind)
                .containsExactly(Kind.BREACH, Kind.SILENCE);
        assertThat(step(number)).isEqualTo("userTask_answerLevel1");
        assertThat(told(number)).containsExactlyInAnyOrder("escalation-opened " + PROPERTY, "silence " + PROPERTY);
    }

    /** A case's clock has two events at once, and developer customer service is silent: from level 1 to 3. */
    @Test
    void twoLevelsAtOnceInOneCommand() {
        String number = ordinary();
        commands.run(context -> {
            raise(number, Kind.BREACH);
            cases.put(PlayedCases.facts(number, SOUTH, "P2", "NONE", Groups.DEVELOPER_CS, at("2026-11-23T08:30:00")));
            return raise(number, Kind.SILENCE);
        });
        assertThat(heard.of(number)).containsExactly("1", "2", "3");
        assertThat(step(number)).isEqualTo("userTask_answerLevel3");
        assertThat(only(number).causes()).hasSize(2);
    }

    @Test
    void aRunningEscalationIsLiftedTwoLevelsInOneCommand() {
        String number = ordinary();
        raise(number, Kind.BREACH);
        cases.put(PlayedCases.facts(number, SOUTH, "P2", "NONE", Groups.DEVELOPER_CS, at("2026-11-23T08:30:00")));
        commands.run(context -> raise(number, Kind.SILENCE));
        assertThat(heard.of(number)).containsExactly("1", "2", "3");
        assertThat(step(number)).isEqualTo("userTask_answerLevel3");
    }

    /** What the command ended is not sent anything any more, though the tables still show it waiting. */
    @Test
    void droppedAndRaisedAgainInOneCommand() {
        String number = ordinary();
        raise(number, Kind.BREACH);
        commands.run(context -> {
            escalations.drop(number, "业主撤回");
            return raise(number, Kind.OWNER);
        });
        assertThat(escalations.of(number)).extracting(EscalationView::outcome).containsExactly("DROPPED", null);
        assertThat(step(number)).isEqualTo("userTask_answerLevel1");
    }

    @Test
    void aRuleMayLetACauseOpenNothing() throws IOException {
        String shipped = resource("processes/escalation/escalation-start.dmn");
        String nothing = shipped.replaceFirst("(rule_others_out_level\">\\s*<text>)1", "$10");
        assertThat(nothing).isNotEqualTo(shipped);
        deployStart(nothing);
        try {
            String number = ordinary();
            assertThat(escalations.raise(cause(number, Kind.BREACH))).isEmpty();
            assertThat(complaints(catchThrowable(() -> call(HOTLINE, number, "催办"))))
                    .containsExactly("caseNumber escalation.opensNone");
            assertThat(escalations.of(number)).isEmpty();
        } finally {
            deployStart(shipped);
        }
    }

    private void deployStart(String model) {
        repository
                .createDeployment()
                .addString("processes/escalation/escalation-start.dmn", model)
                .deploy();
    }

    private static String resource(String name) throws IOException {
        return new ClassPathResource(name).getContentAsString(StandardCharsets.UTF_8);
    }

    /** The later transaction waits for the earlier one, and its cause is added. */
    @Test
    void twoCausesInTwoTransactionsAreOneEscalation() throws Exception {
        String number = ordinary();
        CountDownLatch opened = new CountDownLatch(1);
        CompletableFuture<?> second = CompletableFuture.runAsync(() -> {
            await(opened);
            raise(number, Kind.SILENCE);
        });
        transaction.executeWithoutResult(status -> {
            raise(number, Kind.BREACH);
            opened.countDown();
            pause();
        });
        second.get(20, TimeUnit.SECONDS);
        assertThat(only(number).causes())
                .extracting(EscalationView.Cause::kind)
                .containsExactly(Kind.BREACH, Kind.SILENCE);
        assertThat(step(number)).isEqualTo("userTask_answerLevel1");
        assertThat(heard.of(number)).containsExactly("1");
    }

    /** Many at once, none held back: whoever comes first opens it. */
    @Test
    void manyCausesAtOnceAreOneEscalation() throws Exception {
        String number = ordinary();
        CountDownLatch go = new CountDownLatch(1);
        List<CompletableFuture<Void>> all = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.runAsync(() -> {
                    await(go);
                    raiseUntilNobodyElseMovedIt(number);
                }))
                .toList();
        go.countDown();
        for (CompletableFuture<Void> one : all) {
            one.get(30, TimeUnit.SECONDS);
        }
        assertThat(only(number).causes()).hasSize(4);
        assertThat(told(number)).hasSize(4).contains("escalation-opened " + PROPERTY);
    }

    /** As the engine and the API do with a step that somebody else took at the same time. */
    private void raiseUntilNobodyElseMovedIt(String number) {
        for (int attempt = 0; attempt < 10; attempt++) {
            try {
                raise(number, Kind.OWNER);
                return;
            } catch (OptimisticLockingException e) {
                pause();
            }
        }
        throw new IllegalStateException("too many attempts");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nothingThatPeopleSaidLiesInTheEngine() {
        String secret = "秘密" + UUID.randomUUID();
        String number = ordinary();
        call(HOTLINE, number, secret);
        escalations.raise(EscalationCause.said(number, Kind.OWNER, secret));
        complete(number, PROPERTY, "answer", secret);
        escalations.ownerSays(number, false, secret);
        escalations.drop(number, secret);
        assertThat(EngineTables.containing(jdbc, secret)).isEmpty();
    }
}
