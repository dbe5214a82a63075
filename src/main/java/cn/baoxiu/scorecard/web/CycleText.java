package cn.baoxiu.scorecard.web;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.scorecard.appraisal.Appeal;
import cn.baoxiu.scorecard.appraisal.CardWords;
import cn.baoxiu.scorecard.appraisal.EventState;
import cn.baoxiu.scorecard.appraisal.ItemWords;
import cn.baoxiu.scorecard.appraisal.ScoreEvent;
import cn.baoxiu.scorecard.appraisal.SubsidiaryNames;
import cn.baoxiu.scorecard.card.Card;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Words of the pages about events and appeals. */
@Component
public class CycleText {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(EngineTime.ZONE);

    private final MessageSource messages;
    private final SubsidiaryNames names;
    private final ItemWords items;
    private final CurrentUser users;

    CycleText(MessageSource messages, SubsidiaryNames names, ItemWords items, CurrentUser users) {
        this.messages = messages;
        this.names = names;
        this.items = items;
        this.users = users;
    }

    public String text(String key, @Nullable Object... args) {
        return Objects.requireNonNull(messages.getMessage(key, args, key, LocaleContextHolder.getLocale()));
    }

    public String moment(@Nullable Instant at) {
        return at == null ? "" : MOMENT.format(at);
    }

    public String person(@Nullable String id) {
        return id == null ? "" : users.displayNameOf(id);
    }

    public String subsidiary(String code) {
        return names.of(code);
    }

    public String item(Card card, String item) {
        return items.name(item, card.month(), LocaleContextHolder.getLocale());
    }

    /** What an appeal is about: a line and a case, or an event. */
    public String about(Card card, Appeal appeal) {
        return item(card, appeal.item()) + " · "
                + (appeal.ofEvent()
                        ? text("scorecard.appeal.eventNo", String.valueOf(appeal.eventId()))
                        : appeal.caseNumber());
    }

    public List<EventState> eventStates() {
        return Arrays.asList(EventState.values());
    }

    /** Kind of an event; of a reversal with the event that it takes back. */
    public String kind(ScoreEvent event) {
        String kind = text("scoreKind." + event.kind());
        return event.reverses() == null
                ? kind
                : text("scorecard.reversal.of", kind, event.reverses().toString());
    }

    public String signed(BigDecimal points) {
        return CardWords.signed(points);
    }

    public String plain(BigDecimal number) {
        return CardWords.plain(number);
    }

    /** One line in a list of choices. */
    public String event(ScoreEvent event) {
        return "#" + event.id() + " " + kind(event) + " " + event.happenedOn()
                + (event.caseNumber() == null ? "" : " " + event.caseNumber());
    }

    public String colour(Object state) {
        return switch (state.toString()) {
            case "CONFIRMED", "UPHELD" -> "green";
            case "REFUSED", "REJECTED" -> "red";
            case "WITHDRAWN" -> "secondary";
            default -> "yellow";
        };
    }
}
