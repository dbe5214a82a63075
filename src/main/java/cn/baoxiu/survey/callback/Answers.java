package cn.baoxiu.survey.callback;

import cn.baoxiu.engine.SubmittedForm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an owner answered.
 *
 * @param scores by code of the question, each within the scale of its question
 * @param words the owner's own, null for none
 */
public record Answers(Map<String, Integer> scores, @Nullable String words) {

    static final String WORDS = "surveyWords";
    private static final int MOST_WORDS = 2000;

    /** Reads every question; each wrong or missing one is a complaint of the form, which the caller checks. */
    public static Answers read(SubmittedForm form, List<AskedQuestion> questions) {
        Map<String, Integer> scores = new LinkedHashMap<>();
        for (AskedQuestion question : questions) {
            Integer score = question.yesOrNo() ? yesOrNo(form, question) : scale(form, question);
            if (score != null) {
                scores.put(question.code(), score);
            }
        }
        return new Answers(scores, form.text(WORDS, MOST_WORDS));
    }

    private static @Nullable Integer yesOrNo(SubmittedForm form, AskedQuestion question) {
        boolean yes = form.requiredFlag(question.field());
        return form.isWrong(question.field()) ? null : Integer.valueOf(yes ? 1 : 0);
    }

    private static @Nullable Integer scale(SubmittedForm form, AskedQuestion question) {
        String text = form.requiredText(question.field(), 10);
        if (form.isWrong(question.field())) {
            return null;
        }
        if (!text.matches("\\d{1,2}")) {
            form.reject(question.field(), "survey.notAScore", question.min(), question.max());
            return null;
        }
        int score = Integer.parseInt(text);
        if (score < question.min() || score > question.max()) {
            form.reject(question.field(), "survey.notAScore", question.min(), question.max());
            return null;
        }
        return score;
    }

    /** Null if it was not asked. */
    @Nullable
    Integer score(String question) {
        return scores.get(question);
    }

    @Nullable
    Boolean solved() {
        Integer score = scores.get(AskedQuestion.SOLVED);
        return score == null ? null : score > 0;
    }

    /** The lowest score of all questions with a scale of their own; null if there is none. */
    @Nullable
    Integer lowest(List<AskedQuestion> questions) {
        return questions.stream()
                .filter(question -> !question.yesOrNo())
                .map(question -> scores.get(question.code()))
                .filter(Objects::nonNull)
                .min(Integer::compare)
                .orElse(null);
    }
}
