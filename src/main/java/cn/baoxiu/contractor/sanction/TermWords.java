package cn.baoxiu.contractor.sanction;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.Sentences;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Times in the Chinese of letters and forms. */
@Component
class TermWords {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(EngineTime.ZONE);

    private static final int HOUR = 60;

    private final Sentences sentences;

    TermWords(Sentences sentences) {
        this.sentences = sentences;
    }

    /** How the time of a letter is counted: from its delivery, if that comes late. */
    String basis(SanctionRules.Term term) {
        String unit = term.amount().inDays() ? "days" : term.amount().minutes() % HOUR == 0 ? "hours" : "minutes";
        long count =
                switch (unit) {
                    case "days" -> term.amount().days();
                    case "hours" -> term.amount().minutes() / HOUR;
                    default -> term.amount().minutes();
                };
        return sentences.text("contractor.basis." + unit + "." + term.calendar().name(), String.valueOf(count));
    }

    static String moment(Instant at) {
        return MOMENT.format(at);
    }
}
