package cn.baoxiu.scorecard.appraisal;

import cn.baoxiu.attachment.Attachment;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.engine.PlainLine;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.scorecard.card.Card;
import cn.baoxiu.scorecard.card.CardEffect;
import cn.baoxiu.scorecard.card.CardItem;
import cn.baoxiu.scorecard.card.Cards;
import cn.baoxiu.scorecard.card.Cycle;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A card in lines of Chinese, as the forms of {@code monthly-scorecard} are. */
@Component
public class CardFormFacts {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(EngineTime.ZONE);

    private final Cards cards;
    private final AppealDesk appeals;
    private final SubsidiaryNames names;
    private final CardWords words;
    private final CurrentUser users;

    CardFormFacts(Cards cards, AppealDesk appeals, SubsidiaryNames names, CardWords words, CurrentUser users) {
        this.cards = cards;
        this.appeals = appeals;
        this.names = names;
        this.words = words;
        this.users = users;
    }

    /** By key of the form; empty if the task is none of a card. */
    @Transactional(readOnly = true)
    public Map<String, Object> of(OpenTask task) {
        return CardKey.of(task.businessKey())
                .flatMap(key -> cards.find(key.month(), key.subsidiary()))
                .map(card -> lines(card, task))
                .orElseGet(Map::of);
    }

    private Map<String, Object> lines(Card card, OpenTask task) {
        Cycle cycle = cards.days(card);
        List<Appeal> all = appeals.of(card.id());
        Map<String, Object> lines = new LinkedHashMap<>();
        String url = "/scorecards/" + card.month() + "/" + card.subsidiary();
        lines.put("cardUrl", url);
        lines.put("appealsUrl", url + "/appeals");
        lines.put("headline", words.text("scorecard.form.headline", name(card), card.month()));
        lines.put(
                "scoreLine",
                words.text(
                        "scorecard.form.score",
                        words.score(card.total()),
                        CardWords.signed(card.effect()),
                        CardWords.plain(card.coefficient())));
        lines.put("itemsLine", itemsLine(card));
        lines.put("effectsLine", effectsLine(card));
        lines.put("adjustmentLine", CardWords.signed(card.adjustment()));
        lines.put("appealsLine", appealsLine(card, all));
        lines.put("untilLine", words.text("scorecard.form.until", MOMENT.format(cycle.appealUntil())));
        appeals.ofTask(task.id()).ifPresent(appeal -> addAppeal(lines, card, appeal));
        return lines;
    }

    private String name(Card card) {
        return PlainLine.whole(names.of(card.subsidiary()));
    }

    private String itemsLine(Card card) {
        return cards.items(card.id()).stream().map(item -> itemLine(card, item)).collect(Collectors.joining("；"));
    }

    private String itemLine(Card card, CardItem item) {
        String points =
                item.points() == null ? words.standing(item) : item.points().toPlainString();
        return words.text(
                "scorecard.form.item",
                words.item(card, item),
                words.value(item),
                points,
                CardWords.plain(item.weightCounted()));
    }

    private String effectsLine(Card card) {
        List<CardEffect> effects = cards.effects(card.id());
        return effects.isEmpty()
                ? words.text("scorecard.form.none")
                : effects.stream().map(this::effectLine).collect(Collectors.joining("；"));
    }

    private String effectLine(CardEffect effect) {
        return words.kind(effect) + " "
                + (effect.veto() ? words.text("scorecard.form.veto") : CardWords.signed(effect.points()));
    }

    private String appealsLine(Card card, List<Appeal> all) {
        String line = all.stream()
                .filter(appeal -> appeal.state() != AppealState.WITHDRAWN)
                .map(appeal -> words.text(
                        "scorecard.form.appeal",
                        String.valueOf(appeal.appealNo()),
                        words.item(card, appeal.item()),
                        PlainLine.whole(appeal.target()),
                        words.text("demand." + appeal.demand()),
                        words.text("appealState." + appeal.state())))
                .collect(Collectors.joining("；"));
        return line.isEmpty() ? words.text("scorecard.form.none") : line;
    }

    private void addAppeal(Map<String, Object> lines, Card card, Appeal appeal) {
        lines.put("appealLine", appealsLine(card, List.of(appeal)));
        lines.put(
                "factLine",
                appeals.frozen(card, appeal)
                        .map(fact -> words.text(
                                "scorecard.form.fact",
                                String.valueOf(fact.facts()),
                                CardWords.plain(fact.hits()),
                                CardWords.plain(fact.base())))
                        .orElseGet(() -> words.text("scorecard.form.eventFact", appeal.target())));
        lines.put(
                "raisedLine",
                words.text(
                        "scorecard.form.raised",
                        PlainLine.whole(users.displayNameOf(appeal.raisedBy())),
                        MOMENT.format(appeal.raisedAt())));
        lines.put("reasonLine", PlainLine.whole(appeal.reason()));
        lines.put(
                "evidenceLine",
                appeals.evidence(appeal).stream()
                        .filter(file -> !file.isWrong())
                        .map(Attachment::fileName)
                        .map(PlainLine::of)
                        .collect(Collectors.joining("，")));
    }
}
