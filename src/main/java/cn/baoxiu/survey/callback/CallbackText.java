package cn.baoxiu.survey.callback;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Words of call-backs in Chinese, as the forms and records are. */
@Component
public class CallbackText {

    private final MessageSource messages;

    CallbackText(MessageSource messages) {
        this.messages = messages;
    }

    String dayPart(String code) {
        return Objects.requireNonNull(
                messages.getMessage("survey.dayPart." + code, null, code, Locale.SIMPLIFIED_CHINESE));
    }

    /** For example 08:30–12:00、12:00–18:00. */
    String hours(List<DayPart> parts) {
        return parts.stream().map(part -> part.starts() + "–" + part.ends()).collect(Collectors.joining("、"));
    }

    /** The scores in one line, without the words of the owner, which are erased where they are kept. */
    String scores(Answers answers, List<AskedQuestion> questions) {
        return of("survey.line", String.join(" ", said(answers, questions)));
    }

    /** Scores and words in one line. */
    String words(Answers answers, List<AskedQuestion> questions) {
        List<String> said = said(answers, questions);
        if (answers.words() != null) {
            said.add(of("survey.said", answers.words()));
        }
        return of("survey.line", String.join(" ", said));
    }

    private List<String> said(Answers answers, List<AskedQuestion> questions) {
        List<String> said = new ArrayList<>();
        for (AskedQuestion question : questions) {
            Integer score = answers.score(question.code());
            if (score != null) {
                said.add(question.chinese() + score(question, score));
            }
        }
        return said;
    }

    private String score(AskedQuestion question, int score) {
        if (question.yesOrNo()) {
            return of(score > 0 ? "survey.yes" : "survey.no");
        }
        return of(
                "survey.points",
                score,
                question.points(score).stripTrailingZeros().toPlainString());
    }

    public String of(String key, @Nullable Object... args) {
        return Objects.requireNonNull(messages.getMessage(key, args, key, Locale.SIMPLIFIED_CHINESE));
    }
}
