package cn.baoxiu.survey.wave.web;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.FieldError;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.estate.ImportRefused;
import cn.baoxiu.estate.ImportReport.Issue;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.survey.wave.Benchmark;
import cn.baoxiu.survey.wave.Instrument;
import cn.baoxiu.survey.wave.InstrumentPanel.Line;
import cn.baoxiu.survey.wave.InstrumentPanel.MovingIn;
import cn.baoxiu.survey.wave.Question;
import cn.baoxiu.survey.wave.Questions;
import cn.baoxiu.survey.wave.Scale;
import cn.baoxiu.survey.wave.Segment;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Words of the pages about survey results, in the language of the request. */
@Component
public class SurveyText {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(EngineTime.ZONE);

    private final MessageSource messages;
    private final Questions questions;
    private final CurrentUser currentUser;

    SurveyText(MessageSource messages, Questions questions, CurrentUser currentUser) {
        this.messages = messages;
        this.questions = questions;
        this.currentUser = currentUser;
    }

    public String text(String key, Object... args) {
        return Objects.requireNonNull(messages.getMessage(key, args, key, LocaleContextHolder.getLocale()));
    }

    public String instrument(Instrument instrument) {
        return text("surveyInstrument." + instrument);
    }

    public String segment(Segment segment) {
        return text("surveySegment." + segment);
    }

    public String scale(Scale scale) {
        return text("surveyScale." + scale);
    }

    public String question(Question question) {
        return question.label(LocaleContextHolder.getLocale());
    }

    /** The label of a question; its code if it is not known. */
    public String question(Benchmark benchmark) {
        return questions
                .find(benchmark.instrument(), benchmark.question())
                .map(this::question)
                .orElse(benchmark.question());
    }

    public String moment(Instant at) {
        return MOMENT.format(at);
    }

    public String person(String id) {
        return currentUser.displayNameOf(id);
    }

    /** A number without zeros that say nothing. */
    public String plain(@Nullable BigDecimal number) {
        if (number == null) {
            return "";
        }
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** The score as it was told; of 1–5 with 0–100 beside. */
    public String score(Line line) {
        String score = plain(line.cell().score());
        return line.cell().scale() == Scale.HUNDRED
                ? score
                : text("survey.scoreWithPoints", score, plain(line.cell().points()));
    }

    /** For example: 12 points below the benchmark. */
    public String difference(Line line) {
        BigDecimal difference = line.difference();
        if (difference == null) {
            return text("survey.noBenchmark");
        }
        if (difference.signum() == 0) {
            return text("survey.atBenchmark");
        }
        return text(
                difference.signum() < 0 ? "survey.belowBenchmark" : "survey.aboveBenchmark", plain(difference.abs()));
    }

    public String colour(@Nullable BigDecimal difference) {
        if (difference == null || difference.signum() == 0) {
            return "secondary";
        }
        return difference.signum() < 0 ? "red" : "green";
    }

    /** What happens in the year after moving in, beside what happens elsewhere. */
    public String movingIn(MovingIn moving) {
        String ours = text(
                "survey.movingIn",
                plain(moving.before().cell().points()),
                plain(moving.after().cell().points()),
                change(moving.change()));
        BigDecimal others = moving.benchmarkChange();
        return others == null
                ? ours
                : ours
                        + text(
                                "survey.movingIn.benchmark",
                                plain(moving.before().benchmark()),
                                plain(moving.after().benchmark()),
                                change(others));
    }

    private String change(BigDecimal change) {
        if (change.signum() == 0) {
            return text("survey.change.none");
        }
        return text(change.signum() < 0 ? "survey.change.down" : "survey.change.up", plain(change.abs()));
    }

    String field(@Nullable String field) {
        return field == null ? "" : text("surveyField." + field);
    }

    String issue(Issue issue) {
        return text(issue.code(), issue.args().toArray());
    }

    String refused(ImportRefused refused) {
        return text("import.refused." + refused.reason(), String.join("、", refused.args()));
    }

    /** What is wrong, one sentence per field. */
    List<String> sentences(FormRejected rejected) {
        return rejected.errors().stream().map(this::sentence).toList();
    }

    String sentence(FieldError error) {
        return text(
                "survey.wrong",
                text("field." + error.field()),
                text(error.messageKey(), error.args().toArray()));
    }

    String joined(FormRejected rejected) {
        return sentences(rejected).stream().collect(Collectors.joining("；"));
    }
}
