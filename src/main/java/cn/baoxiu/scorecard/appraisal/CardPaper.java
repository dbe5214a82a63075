package cn.baoxiu.scorecard.appraisal;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.paper.PaperPrinter;
import cn.baoxiu.scorecard.card.Card;
import cn.baoxiu.scorecard.card.Cards;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** The published card on paper: its numbers, none of the words that people wrote. */
@Component
public class CardPaper {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(EngineTime.ZONE);

    private final ITemplateEngine templates;
    private final PaperPrinter printer;
    private final Cards cards;
    private final AppealRows appeals;
    private final SubsidiaryNames names;
    private final CardWords words;
    private final CurrentUser users;

    CardPaper(
            ITemplateEngine templates,
            PaperPrinter printer,
            Cards cards,
            AppealRows appeals,
            SubsidiaryNames names,
            CardWords words,
            CurrentUser users) {
        this.templates = templates;
        this.printer = printer;
        this.cards = cards;
        this.appeals = appeals;
        this.names = names;
        this.words = words;
        this.users = users;
    }

    byte[] print(Card card) {
        Context model = new Context(Locale.SIMPLIFIED_CHINESE);
        model.setVariable("w", words);
        model.setVariable("p", this);
        model.setVariable("card", card);
        model.setVariable("subsidiary", names.of(card.subsidiary()));
        model.setVariable("items", cards.items(card.id()));
        model.setVariable("effects", cards.effects(card.id()));
        model.setVariable("adjustments", cards.adjustments(card.month(), card.subsidiary()));
        model.setVariable(
                "appeals",
                appeals.of(card.id()).stream()
                        .filter(appeal -> appeal.state() != AppealState.WITHDRAWN)
                        .toList());
        return printer.print(templates.process("scorecard/card-paper", model), Map.of(), null);
    }

    public String moment(@Nullable Instant at) {
        return at == null ? "–" : MOMENT.format(at);
    }

    public String person(@Nullable String id) {
        return id == null ? "–" : users.displayNameOf(id);
    }
}
