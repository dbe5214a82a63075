package cn.baoxiu.scorecard.appraisal;

import cn.baoxiu.scorecard.kpi.Kpi;
import cn.baoxiu.scorecard.kpi.ScoredFacts;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Names of the lines of a card, with the days that the rule of its month names. */
@Component
public class ItemWords {

    private final MessageSource messages;
    private final ScoredFacts facts;

    ItemWords(MessageSource messages, ScoredFacts facts) {
        this.messages = messages;
        this.facts = facts;
    }

    /** @param item key figure, or {@link Appeal#EVENT} */
    public String name(String item, YearMonth month, Locale language) {
        if (item.equals(Appeal.EVENT)) {
            return said("scorecard.appeal.event", language);
        }
        String days = Kpi.valueOf(item) == Kpi.CLOSE_LONG
                ? String.valueOf(facts.rule(month).closeLongDays())
                : "";
        return said("kpi." + item, language, days);
    }

    private String said(String key, Locale language, Object... args) {
        return Objects.requireNonNull(messages.getMessage(key, args, key, language));
    }
}
