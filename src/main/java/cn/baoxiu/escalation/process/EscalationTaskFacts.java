package cn.baoxiu.escalation.process;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.engine.PlainLine;
import cn.baoxiu.engine.TaskFacts;
import cn.baoxiu.escalation.EscalatedCases;
import cn.baoxiu.escalation.EscalationView;
import cn.baoxiu.escalation.chain.EscalationChain;
import cn.baoxiu.escalation.chain.HolderNames;
import cn.baoxiu.identity.CurrentUser;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the forms of {@code escalation} show, in Chinese as the forms are; nothing of it is stored in the engine. */
@Component
class EscalationTaskFacts implements TaskFacts {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(EngineTime.ZONE);

    private final EscalationChain chain;
    private final EscalatedCases cases;
    private final CurrentUser users;
    private final HolderNames names;
    private final MessageSource messages;

    EscalationTaskFacts(
            EscalationChain chain, EscalatedCases cases, CurrentUser users, HolderNames names, MessageSource messages) {
        this.chain = chain;
        this.cases = cases;
        this.users = users;
        this.names = names;
        this.messages = messages;
    }

    @Override
    public String processKey() {
        return EscalationBpmn.KEY;
    }

    @Override
    public Map<String, Object> of(OpenTask task) {
        String caseNumber = task.businessKey();
        if (caseNumber == null) {
            return Map.of();
        }
        EscalationView view = chain.find(caseNumber).orElse(null);
        EscalatedCases.Facts facts = cases.find(caseNumber).orElse(null);
        if (view == null || facts == null) {
            return Map.of();
        }
        EscalationView.Level level = view.levels().get(view.levels().size() - 1);
        Map<String, Object> lines = new LinkedHashMap<>();
        lines.put("caseNumber", caseNumber);
        lines.put("caseUrl", "/cases/" + caseNumber);
        lines.put("headline", "%s · %s · %s".formatted(caseNumber, PlainLine.of(facts.place()), facts.grade()));
        lines.put("levelLine", levelLine(level, task.due()));
        lines.put("holderLine", holderLine(level));
        lines.put("causesLine", causesLine(view.causes()));
        lines.put("answersLine", answersLine(view.levels()));
        return lines;
    }

    private String levelLine(EscalationView.Level level, @Nullable Instant due) {
        String until = MOMENT.format(due == null ? level.due() : due);
        return text("escalation.form.level", word("level", level.level()), MOMENT.format(level.reachedAt()), until);
    }

    private String holderLine(EscalationView.Level level) {
        Duration held = Duration.ofMinutes(level.heldMinutes());
        String holder = word("holder", names.of(level.holder()));
        String broken = level.promise() == null ? "" : text("escalation.form.broken", word("promise", level.promise()));
        return text("escalation.form.holder", holder, held.toHours(), held.toMinutesPart()) + broken;
    }

    private String causesLine(List<EscalationView.Cause> causes) {
        return causes.stream().map(this::cause).collect(Collectors.joining("；"));
    }

    private String cause(EscalationView.Cause cause) {
        String kind = word("cause", cause.kind().name());
        String promise = cause.promise() == null ? "" : "（" + word("promise", cause.promise()) + "）";
        String words = cause.words() == null ? "" : "：" + PlainLine.of(cause.words());
        return MOMENT.format(cause.at()) + " " + kind + promise + words;
    }

    private String answersLine(List<EscalationView.Level> levels) {
        String lines = levels.stream()
                .filter(level -> level.answer() != null)
                .map(this::answer)
                .collect(Collectors.joining("；"));
        return lines.isEmpty() ? text("escalation.form.none") : lines;
    }

    private String answer(EscalationView.Level level) {
        String by = users.displayNameOf(Objects.requireNonNullElse(level.answeredBy(), ""));
        String answer = word("level", level.level()) + "（" + PlainLine.of(by) + "）："
                + PlainLine.of(Objects.requireNonNullElse(level.answer(), ""));
        if (level.ownerAgrees() == null) {
            return answer;
        }
        String said = text(level.ownerAgrees() ? "escalation.form.agrees" : "escalation.form.disagrees");
        return answer + "，" + said + (level.ownerWords() == null ? "" : "：" + PlainLine.of(level.ownerWords()));
    }

    private String word(String kind, Object code) {
        return Objects.requireNonNull(messages.getMessage(
                "escalation." + kind + "." + code, null, code.toString(), Locale.SIMPLIFIED_CHINESE));
    }

    private String text(String key, Object... args) {
        return messages.getMessage(key, args, Locale.SIMPLIFIED_CHINESE);
    }
}
