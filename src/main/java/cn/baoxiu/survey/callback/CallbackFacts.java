package cn.baoxiu.survey.callback;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.repair.CaseSummary;
import cn.baoxiu.repair.RepairCases;
import cn.baoxiu.survey.callback.Callback.Attempt;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What a caller sees: the case, and the calls before. The group calls independently, so it sees its own calls only, and no
 * answers. No words of people: forms read them as Markdown.
 */
@Component
public class CallbackFacts {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(EngineTime.ZONE);

    private final CallbackDesk desk;
    private final RepairCases cases;
    private final CallbackText text;

    CallbackFacts(CallbackDesk desk, RepairCases cases, CallbackText text) {
        this.desk = desk;
        this.cases = cases;
        this.text = text;
    }

    /** By key of the form; empty if the task is none of a call-back. */
    public Map<String, Object> ofTask(String task) {
        return desk.ofTask(task).map(this::lines).orElseGet(Map::of);
    }

    private Map<String, Object> lines(Callback callback) {
        Map<String, Object> lines = new LinkedHashMap<>();
        lines.put("caseUrl", "/cases/" + callback.caseNumber());
        lines.put("headline", headline(callback));
        lines.put(
                "closedLine",
                text.of(
                        "survey.form.closed",
                        MOMENT.format(callback.closedAt()),
                        text.of("outcome." + callback.caseOutcome()),
                        MOMENT.format(callback.due())));
        List<Attempt> own = callback.secondCall() ? callback.secondCalls() : callback.firstCalls();
        lines.put("attemptsLine", attempts(own));
        lines.put("partsLine", String.join("、", desk.partsLeft(own)));
        return lines;
    }

    private String headline(Callback callback) {
        String place =
                cases.find(callback.caseNumber()).map(CaseSummary::locationName).orElse("");
        return callback.caseNumber() + " · " + place;
    }

    private String attempts(List<Attempt> attempts) {
        if (attempts.isEmpty()) {
            return text.of("survey.form.noAttempt");
        }
        return attempts.stream()
                .map(attempt -> text.of(
                        "survey.form.attempt",
                        attempt.no(),
                        MOMENT.format(attempt.calledAt()),
                        text.dayPart(attempt.dayPart()),
                        text.of("survey.attempt." + attempt.result())))
                .collect(Collectors.joining("；"));
    }
}
