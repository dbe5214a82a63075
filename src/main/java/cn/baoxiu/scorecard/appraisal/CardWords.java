package cn.baoxiu.scorecard.appraisal;

import cn.baoxiu.scorecard.card.Card;
import cn.baoxiu.scorecard.card.CardEffect;
import cn.baoxiu.scorecard.card.CardItem;
import cn.baoxiu.scorecard.kpi.KpiUnit;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Numbers of a card in words, in Chinese as the forms and the paper are. */
@Component
public class CardWords {

    private static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;

    private final MessageSource messages;
    private final ItemWords items;

    CardWords(MessageSource messages, ItemWords items) {
        this.messages = messages;
        this.items = items;
    }

    public String text(String key, @Nullable Object... args) {
        return Objects.requireNonNull(messages.getMessage(key, args, key, CHINESE));
    }

    public String item(Card card, CardItem item) {
        return item(card, item.item().name());
    }

    /** @param item key figure, or {@link Appeal#EVENT} */
    public String item(Card card, String item) {
        return items.name(item, card.month(), CHINESE);
    }

    /** A value in its unit. */
    public String value(CardItem item) {
        BigDecimal value = item.value();
        return value == null
                ? "–"
                : text("kpiUnit." + item.item().unit(), KpiUnit.plain(value).toPlainString());
    }

    /** Where points begin and where all are given. */
    public String span(CardItem item) {
        return plain(item.floor()) + " → " + plain(item.target());
    }

    public String standing(CardItem item) {
        return text("scoreStanding." + item.standing());
    }

    public String kind(CardEffect effect) {
        String kind = text("scoreKind." + effect.kind());
        return effect.reverses() == null
                ? kind
                : text("scorecard.reversal.of", kind, String.valueOf(effect.reverses()));
    }

    public static String plain(@Nullable BigDecimal number) {
        return number == null ? "–" : KpiUnit.plain(number).toPlainString();
    }

    /** With its sign. */
    public static String signed(@Nullable BigDecimal number) {
        return number == null ? "–" : (number.signum() > 0 ? "+" : "") + number.toPlainString();
    }

    /** The two decimals of a score. */
    public String score(@Nullable BigDecimal total) {
        return total == null ? text("scorecard.tooSmall") : total.toPlainString();
    }
}
