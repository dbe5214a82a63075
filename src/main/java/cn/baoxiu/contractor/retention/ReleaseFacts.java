package cn.baoxiu.contractor.retention;

import static cn.baoxiu.engine.PlainLine.whole;

import cn.baoxiu.contractor.Retention;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.PlainLine;
import cn.baoxiu.identity.CurrentUser;
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

/** A running request in lines of Chinese, as the forms are. */
@Component
public class ReleaseFacts {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(EngineTime.ZONE);
    private static final int SHOWN = 10;

    private final ReleaseDesk desk;
    private final ContractRegister contracts;
    private final Retention retention;
    private final CurrentUser users;
    private final MessageSource messages;

    ReleaseFacts(
            ReleaseDesk desk,
            ContractRegister contracts,
            Retention retention,
            CurrentUser users,
            MessageSource messages) {
        this.desk = desk;
        this.contracts = contracts;
        this.retention = retention;
        this.users = users;
        this.messages = messages;
    }

    /** By key of the forms; empty if no request runs. */
    public Map<String, Object> of(String contractNo) {
        ReleaseView release = desk.find(contractNo).orElse(null);
        if (release == null) {
            return Map.of();
        }
        ContractFacts contract = contracts.get(contractNo);
        Map<String, Object> lines = new LinkedHashMap<>();
        lines.put("contractUrl", "/contracts/" + contractNo);
        lines.put("headline", whole(contractNo + " · " + contract.name() + " · " + contract.contractorName()));
        lines.put("requestLine", requestLine(release));
        lines.put("termLine", termLine(release));
        lines.put("balanceLine", balanceLine(contractNo));
        lines.put("stopLine", stopLine(desk.stopList(contractNo)));
        lines.put("answersLine", answersLine(release));
        return lines;
    }

    private String requestLine(ReleaseView release) {
        String amount = release.requestedCny() == null
                ? text("release.form.all")
                : text("release.form.yuan", Yuan.text(release.requestedCny()));
        return text(
                "release.form.request",
                release.receivedOn(),
                whole(release.askedBy()),
                amount,
                whole(release.evidence()),
                whole(users.displayNameOf(release.recordedBy())));
    }

    private String termLine(ReleaseView release) {
        String first = text("release.form.firstTerm", MOMENT.format(release.firstDue()));
        if (release.waitsForUrging()) {
            return first + text("release.form.waits");
        }
        Instant second = release.secondDue();
        return second == null
                ? first
                : first + text("release.form.secondTerm", release.urgedOn(), MOMENT.format(second));
    }

    private String balanceLine(String contractNo) {
        return retention.account(contractNo).balances().stream()
                .map(balance -> text("fundSource." + balance.source()) + " " + Yuan.text(balance.amount()))
                .collect(Collectors.joining("，"));
    }

    private String stopLine(List<String> stops) {
        if (stops.isEmpty()) {
            return text("release.form.nothingOpen");
        }
        String shown = stops.stream().limit(SHOWN).map(PlainLine::whole).collect(Collectors.joining("；"));
        return text("release.form.open", stops.size(), shown + (stops.size() > SHOWN ? "…" : ""));
    }

    private String answersLine(ReleaseView release) {
        String answers = release.steps().stream()
                .filter(step ->
                        step.step() == ReleaseStep.OFFICE_APPROVED || step.step() == ReleaseStep.PROPERTY_OBJECTED)
                .map(this::answer)
                .collect(Collectors.joining("；"));
        return answers.isEmpty() ? text("release.form.noAnswer") : answers;
    }

    private String answer(ReleaseView.Step step) {
        String amount = step.amount() == null ? "" : " " + text("release.form.yuan", Yuan.text(step.amount()));
        String note = step.note() == null ? "" : "：" + whole(step.note());
        return text("releaseStep." + step.step()) + "（" + whole(users.displayNameOf(step.by())) + "，"
                + MOMENT.format(step.at()) + "）" + amount + note;
    }

    private String text(String key, @Nullable Object... args) {
        return Objects.requireNonNull(messages.getMessage(key, args, key, Locale.SIMPLIFIED_CHINESE));
    }
}
