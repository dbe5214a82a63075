package cn.baoxiu.demo;

import cn.baoxiu.attachment.AttachmentKind;
import cn.baoxiu.attachment.Attachments;
import cn.baoxiu.attachment.NewFile;
import cn.baoxiu.attachment.PreparedFiles;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.scorecard.appraisal.Appeal;
import cn.baoxiu.scorecard.appraisal.AppealDesk;
import cn.baoxiu.scorecard.appraisal.ScoreEvent;
import cn.baoxiu.scorecard.appraisal.ScoreEvents;
import cn.baoxiu.scorecard.card.Card;
import cn.baoxiu.scorecard.reward.Reward;
import cn.baoxiu.scorecard.reward.RewardFilter;
import cn.baoxiu.scorecard.reward.Rewards;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What people say in the year that is appraised: score events, an appeal, rewards and penalties. What was said already, as its
 * reason tells, is not said again.
 */
@Component
class DemoWords {

    private static final String EAST = "huadong";
    private static final String SOUTH = "huanan";
    private static final String SECOND_GROUP = "groupcs2";
    private static final int LIST = 200;
    /** Days of the month on which things happen and are entered. */
    private static final int HAPPENED = 12;

    private static final int ENTERED = 14;

    private static final String APPEALED = "400 热线投诉，回复超过承诺时限";

    /** @param confirmedBy null: it waits */
    private record Event(
            int monthsBack,
            String subsidiary,
            String kind,
            boolean ofCase,
            String reason,
            String enteredBy,
            @Nullable String confirmedBy) {}

    /** @param confirmed by the head; else it waits */
    private record Incentive(
            int monthsBack,
            String subsidiary,
            String person,
            String kind,
            String points,
            String yuan,
            String reason,
            boolean confirmed) {}

    private static final List<Event> EVENTS = List.of(
            new Event(4, EAST, "JUSTIFIED_COMPLAINT", true, "业主投诉多次返修未修好，经集团核查属实", "dev.huadong", "groupcs"),
            new Event(4, EAST, "COMPLAINT_OVERTIME", true, APPEALED, "dev.huadong", "groupcs"),
            new Event(2, SOUTH, "GROUP", false, "同一楼栋多户业主因外墙渗水联名投诉", "groupcs", SECOND_GROUP),
            new Event(0, SOUTH, "CONDUCT", false, "上门人员与业主发生争执，录音待核", "dev.huanan", null));

    private static final List<Incentive> INCENTIVES = List.of(
            new Incentive(1, EAST, "eng.huadong", "REWARD", "2", "200", "暴雨夜连续抢修三户渗漏，业主来信表扬", true),
            new Incentive(1, EAST, "office.huadong", "PENALTY", "1", "100", "派单后未跟进，导致承包单位超时两天", true),
            new Incentive(1, SOUTH, "clerk.huanan", "REWARD", "1", "100", "耐心安抚投诉业主，当日促成处理方案", true),
            new Incentive(0, SOUTH, "office.huanan", "PENALTY", "1", "100", "判定责任前未到现场核实", false));

    private final ScoreEvents events;
    private final AppealDesk appeals;
    private final Rewards rewards;
    private final DemoCases cases;
    private final DemoPictures pictures;
    private final Attachments attachments;
    private final CurrentUser currentUser;

    DemoWords(
            ScoreEvents events,
            AppealDesk appeals,
            Rewards rewards,
            DemoCases cases,
            DemoPictures pictures,
            Attachments attachments,
            CurrentUser currentUser) {
        this.events = events;
        this.appeals = appeals;
        this.rewards = rewards;
        this.cases = cases;
        this.pictures = pictures;
        this.attachments = attachments;
        this.currentUser = currentUser;
    }

    /**
     * Before a month is frozen; moves the clock into it.
     *
     * @param monthsBack from the last month
     */
    void during(YearMonth month, int monthsBack) {
        EngineTime.moveTo(
                month.atDay(ENTERED).atTime(10, 0).atZone(EngineTime.ZONE).toInstant());
        EVENTS.stream().filter(one -> one.monthsBack() == monthsBack).forEach(one -> say(one, month));
        INCENTIVES.stream().filter(one -> one.monthsBack() == monthsBack).forEach(one -> say(one, month));
    }

    private void say(Event event, YearMonth month) {
        Optional<String> about = event.ofCase() ? cases.reportedIn(month, event.subsidiary()) : Optional.empty();
        if (event.ofCase() && about.isEmpty()) {
            return;
        }
        ScoreEvent said = currentUser.callAs(
                event.enteredBy(), () -> known(event.reason()).orElseGet(() -> enter(event, month, about)));
        String confirming = event.confirmedBy();
        if (confirming != null && said.waits()) {
            currentUser.callAs(confirming, () -> events.decide(said.id(), Map.of("eventDecision", "yes")));
        }
    }

    private Optional<ScoreEvent> known(String reason) {
        return events.list(null, 0, LIST).events().stream()
                .filter(one -> one.reason().equals(reason))
                .findFirst();
    }

    private ScoreEvent enter(Event event, YearMonth month, Optional<String> about) {
        Map<String, Object> form = new HashMap<>(Map.of(
                "subsidiary", event.subsidiary(),
                "eventKind", event.kind(),
                "happenedOn", month.atDay(HAPPENED).toString(),
                "eventReason", event.reason()));
        about.ifPresent(number -> form.put("caseNumber", number));
        return with("400 工单截图.jpg", event.reason(), files -> events.enter(form, files));
    }

    private <T> T with(String name, String mark, Function<PreparedFiles, T> work) {
        NewFile drawn = pictures.of(DemoProblem.BATHROOM_SEEPAGE, AttachmentKind.BEFORE, mark);
        try (PreparedFiles files = attachments.prepare(List.of(new NewFile(name, drawn.size(), drawn.content())))) {
            return work.apply(files);
        }
    }

    private void say(Incentive incentive, YearMonth month) {
        Reward said = currentUser.callAs(
                "dev." + incentive.subsidiary(),
                () -> rewards.list(new RewardFilter(month, null, null), 0, LIST).rewards().stream()
                        .filter(one -> one.reason().equals(incentive.reason()))
                        .findFirst()
                        .orElseGet(() -> enter(incentive, month)));
        if (incentive.confirmed() && said.waits()) {
            currentUser.callAs(
                    "head." + incentive.subsidiary(), () -> rewards.decide(said.id(), Map.of("rewardDecision", "yes")));
        }
    }

    private Reward enter(Incentive incentive, YearMonth month) {
        Map<String, Object> form = Map.of(
                "subsidiary", incentive.subsidiary(),
                "rewardPerson", incentive.person(),
                "rewardMonth", month.toString(),
                "rewardKind", incentive.kind(),
                "rewardPoints", incentive.points(),
                "rewardYuan", incentive.yuan(),
                "rewardReason", incentive.reason());
        return with("现场照片.jpg", incentive.reason(), files -> rewards.enter(form, files));
    }

    /** Of one of the events, while the head reviews the draft; whether there is an appeal to submit. */
    boolean appeal(Card card) {
        return currentUser.callAs("head." + card.subsidiary(), () -> {
            if (!appeals.of(card.id()).isEmpty()) {
                return true;
            }
            Optional<ScoreEvent> event =
                    known(APPEALED).filter(one -> card.month().atDay(1).equals(one.monthStart()));
            event.ifPresent(one -> with(
                    "通话记录.jpg",
                    "appeal",
                    files -> appeals.raise(
                            card.id(),
                            Map.of(
                                    "appealItem",
                                    Appeal.EVENT,
                                    "appealEvent",
                                    String.valueOf(one.id()),
                                    "appealReason",
                                    "通话记录显示已在时限内回复业主，系统登记有误"),
                            files)));
            return event.isPresent();
        });
    }

    Map<String, Object> ruling() {
        return Map.of("appealRuling", "UPHELD", "appealRulingReason", "经核对通话记录，回复未超过承诺时限，该事项不计");
    }
}
