package cn.baoxiu.contractor.retention;

import static cn.baoxiu.engine.PlainLine.whole;

import cn.baoxiu.contractor.Retention;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.identity.CurrentUser;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A request for reversal in lines of Chinese, as the forms are. */
@Component
public class ReversalFacts {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(EngineTime.ZONE);

    private final ReversalDesk desk;
    private final Deductions deductions;
    private final ContractRegister contracts;
    private final Retention retention;
    private final CurrentUser users;
    private final MessageSource messages;

    ReversalFacts(
            ReversalDesk desk,
            Deductions deductions,
            ContractRegister contracts,
            Retention retention,
            CurrentUser users,
            MessageSource messages) {
        this.desk = desk;
        this.deductions = deductions;
        this.contracts = contracts;
        this.retention = retention;
        this.users = users;
        this.messages = messages;
    }

    /** By key of the form; empty if the task is none of a request. Several may run for a contract, so the task tells. */
    public Map<String, Object> ofTask(String task) {
        return desk.ofTask(task).map(this::lines).orElseGet(Map::of);
    }

    private Map<String, Object> lines(ReversalView reversal) {
        ContractFacts contract = contracts.get(reversal.contractNo());
        Map<String, Object> lines = new LinkedHashMap<>();
        lines.put("contractUrl", "/contracts/" + contract.contractNo());
        lines.put(
                "headline", whole(contract.contractNo() + " · " + contract.name() + " · " + contract.contractorName()));
        lines.put(
                "requestLine",
                text(
                        "reversal.form.request",
                        whole(users.displayNameOf(reversal.requestedBy())),
                        MOMENT.format(reversal.requestedAt()),
                        Yuan.text(reversal.amount())));
        lines.put("deductionLine", deductionLine(deductions.get(reversal.contractNo(), reversal.deduction())));
        lines.put("reasonLine", whole(reversal.reason()));
        lines.put("evidenceLine", whole(reversal.evidence()));
        lines.put("balanceLine", balanceLine(reversal.contractNo()));
        lines.put("answersLine", answersLine(reversal));
        return lines;
    }

    private String deductionLine(Deducted deduction) {
        return text(
                "reversal.form.deduction",
                LocalDate.ofInstant(deduction.at(), EngineTime.ZONE),
                whole(Objects.requireNonNullElse(deduction.letterNumber(), "—")),
                whole(Objects.requireNonNullElse(deduction.caseNumber(), "—")),
                Yuan.text(deduction.amount()),
                Yuan.text(deduction.left()));
    }

    private String balanceLine(String contractNo) {
        return retention.account(contractNo).balances().stream()
                .map(balance -> text("fundSource." + balance.source()) + " " + Yuan.text(balance.amount()))
                .collect(Collectors.joining("，"));
    }

    private String answersLine(ReversalView reversal) {
        String answers = reversal.answers().stream().map(this::answer).collect(Collectors.joining("；"));
        return answers.isEmpty() ? text("release.form.noAnswer") : answers;
    }

    private String answer(ReversalView.Answer answer) {
        String reason = answer.reason() == null ? "" : "：" + whole(answer.reason());
        return text("group." + answer.group()) + "（" + whole(users.displayNameOf(answer.by())) + "，"
                + MOMENT.format(answer.at()) + "）" + text("reversal.answer." + answer.approved()) + reason;
    }

    private String text(String key, @Nullable Object... args) {
        return Objects.requireNonNull(messages.getMessage(key, args, key, Locale.SIMPLIFIED_CHINESE));
    }
}
