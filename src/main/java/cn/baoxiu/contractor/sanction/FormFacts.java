package cn.baoxiu.contractor.sanction;

import cn.baoxiu.contractor.ContractorCases;
import cn.baoxiu.contractor.Letters;
import cn.baoxiu.contractor.Letters.Letter;
import cn.baoxiu.contractor.Retention;
import cn.baoxiu.contractor.Rung;
import cn.baoxiu.contractor.Violations.Violation;
import cn.baoxiu.contractor.sanction.ApprovalTable.Approval;
import cn.baoxiu.contractor.sanction.CallLog.Call;
import cn.baoxiu.contractor.sanction.PenaltyTable.Cause;
import cn.baoxiu.engine.PlainLine;
import cn.baoxiu.engine.Sentences;
import cn.baoxiu.estate.Parties;
import cn.baoxiu.estate.Party;
import cn.baoxiu.identity.CurrentUser;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the forms of a procedure show and propose, in Chinese as the forms are; nothing of it is stored in the engine. */
@Component
// not read only: the first evaluation of a figure is kept in the history
@Transactional
public class FormFacts {

    private static final String BETWEEN = "；";

    private final PenaltyTable table;
    private final ViolationTable violations;
    private final ApprovalTable approvals;
    private final ObjectionTable objections;
    private final Standings standings;
    private final Preconditions preconditions;
    private final Reckoning reckoning;
    private final Letters letters;
    private final Retention retention;
    private final Parties parties;
    private final CurrentUser users;
    private final Sentences sentences;

    FormFacts(
            PenaltyTable table,
            ViolationTable violations,
            ApprovalTable approvals,
            ObjectionTable objections,
            Standings standings,
            Preconditions preconditions,
            Reckoning reckoning,
            Letters letters,
            Retention retention,
            Parties parties,
            CurrentUser users,
            Sentences sentences) {
        this.table = table;
        this.violations = violations;
        this.approvals = approvals;
        this.objections = objections;
        this.standings = standings;
        this.preconditions = preconditions;
        this.reckoning = reckoning;
        this.letters = letters;
        this.retention = retention;
        this.parties = parties;
        this.users = users;
        this.sentences = sentences;
    }

    /** Lines for every form of the procedure. */
    public Map<String, Object> of(Penalty penalty) {
        Standing standing = standings.of(penalty);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("caseUrl", "/cases/" + penalty.caseNumber());
        facts.put(
                "headline",
                "%s · %s · %s · %s"
                        .formatted(
                                penalty.caseNumber(),
                                PlainLine.of(standing.facts().locationName()),
                                standing.grade(),
                                PlainLine.of(name(penalty.contractor()))));
        facts.put("findingLine", finding(standing));
        facts.put("violationsLine", violations(standing));
        facts.put("earlierLine", earlier(penalty, standing));
        if (penalty.state() == PenaltyState.DRAFTING) {
            draft(facts, penalty, standing);
        } else {
            letter(facts, penalty);
        }
        return facts;
    }

    private void draft(Map<String, Object> facts, Penalty penalty, Standing standing) {
        Rung rung = Objects.requireNonNullElse(penalty.proposed(), Rung.REPAIR_NOTICE);
        Reckoning.Sum sum = reckoning.of(rung, standing, Set.of(), penalty.id());
        Reckoning.Sum money = reckoning.of(Rung.DEDUCTION_NOTICE, standing, Set.of(), penalty.id());
        facts.put("proposalLine", text("proposal", rung(rung), causes(penalty)));
        facts.put("backLine", penalty.backReason() == null ? "" : text("back", PlainLine.of(penalty.backReason())));
        facts.put("sumLine", lines(money.lines()));
        facts.put("fundLine", fund(penalty.contractNo(), money.total()));
        String clause = standing.contract().warrantyClause();
        List<Precondition> missing = preconditions.missing(standing, rung, penalty.inForceAt(), clause, sum);
        facts.put("missingLine", missing.isEmpty() ? none() : preconditions.sentence(missing));
        facts.put("violationOptions", options(standing));
        facts.put("letterOptions", issued(standing));
        facts.put("sendLetter", "yes");
        facts.put("rung", rung.name());
        facts.put("clause", clause(standing, sum));
        facts.put("demandText", demand(rung, standing));
        facts.put("letterPhotos", true);
    }

    private static String clause(Standing standing, Reckoning.Sum sum) {
        List<String> clauses = new ArrayList<>(sum.clauses());
        if (!clauses.contains(standing.contract().warrantyClause())) {
            clauses.add(standing.contract().warrantyClause());
        }
        return String.join("、", clauses);
    }

    private String demand(Rung rung, Standing standing) {
        String grounds = standing.violations().stream()
                .filter(v -> standing.deduction(v).revokedAt() == null)
                .map(v -> sentences.text("violationKind." + v.kind().name()) + "（" + v.evidence() + "）")
                .collect(Collectors.joining(BETWEEN));
        String text = sentences.text("contractor.demand." + rung.name(), grounds.isEmpty() ? none() : grounds);
        return text.length() <= 2000 ? text : text.substring(0, 2000);
    }

    private void letter(Map<String, Object> facts, Penalty penalty) {
        Letter letter = letters.find(penalty.requiredLetter()).orElseThrow();
        facts.put("letterUrl", "/letters/" + letter.id());
        facts.put("letterLine", letterLine(letter));
        facts.put("demandLine", PlainLine.of(letter.says().demand()));
        facts.put("linesLine", lines(letter.says().lines()));
        facts.put("fundLine", fund(penalty.contractNo(), letter.amount()));
        facts.put("approvalsLine", approvals(penalty, letter));
        Instant until = penalty.objectionUntil();
        facts.put("windowLine", until == null ? "" : text("window", TermWords.moment(until)));
        facts.put(
                "objectionLine",
                objections.of(penalty.id()).stream()
                        .map(o -> TermWords.moment(o.raisedAt()) + " " + PlainLine.of(o.reason())
                                + (o.wanted() == null ? "" : "（" + PlainLine.of(o.wanted()) + "）"))
                        .collect(Collectors.joining(BETWEEN)));
        if (penalty.state() == PenaltyState.ISSUED) {
            facts.put("deliveryChannel", Letters.Channel.MAIL.name());
            facts.put("sendNow", true);
        }
    }

    private String letterLine(Letter letter) {
        StringBuilder line = new StringBuilder(rung(letter.says().rung()));
        if (letter.number() != null) {
            line.append(' ').append(PlainLine.of(letter.number()));
        }
        if (letter.amount().signum() > 0) {
            line.append(text("amount", letter.amount().toPlainString()));
        }
        Instant until = letter.says().performUntil();
        if (until != null) {
            line.append(text("performUntil", TermWords.moment(until)));
        }
        return line.append("，").append(PlainLine.of(letter.says().clause())).toString();
    }

    private String causes(Penalty penalty) {
        return table.causes(penalty.id()).stream().map(this::cause).collect(Collectors.joining(BETWEEN));
    }

    private String cause(Cause cause) {
        Long violation = cause.violationId();
        return violation == null
                ? PlainLine.of(Objects.requireNonNullElse(cause.reason(), ""))
                : violations
                        .find(violation)
                        .map(v -> sentences.text("violationKind." + v.kind().name()))
                        .orElse("");
    }

    private String finding(Standing standing) {
        ContractorCases.Facts facts = standing.facts();
        if (facts.responsibleParty() == null) {
            return none();
        }
        String reason = facts.findingReason() == null ? "" : "：" + PlainLine.of(facts.findingReason());
        String contract = facts.contractNo() == null ? "" : "，" + facts.contractNo();
        return PlainLine.of(name(facts.responsibleParty())) + contract + reason;
    }

    private String violations(Standing standing) {
        String lines = standing.violations().stream()
                .map(v -> TermWords.moment(v.happenedAt()) + " "
                        + sentences.text("violationKind." + v.kind().name()) + mark(standing, v) + "："
                        + PlainLine.of(v.evidence()))
                .collect(Collectors.joining(BETWEEN));
        return lines.isEmpty() ? none() : lines;
    }

    private String mark(Standing standing, Violation violation) {
        ViolationTable.Deduction deduction = standing.deduction(violation);
        if (deduction.revokedAt() != null) {
            return text("revoked");
        }
        return deduction.deductedIn() == null ? "" : text("deducted");
    }

    private List<Map<String, String>> options(Standing standing) {
        return standing.violations().stream()
                .map(v -> Map.of(
                        "value",
                        String.valueOf(v.id()),
                        "label",
                        TermWords.moment(v.happenedAt()) + " "
                                + sentences.text("violationKind." + v.kind().name())))
                .toList();
    }

    /** Letters that a correction can name. */
    private List<Map<String, String>> issued(Standing standing) {
        return standing.letters().stream()
                .filter(letter -> letter.number() != null)
                .map(letter -> Map.of("value", String.valueOf(letter.id()), "label", paper(letter)))
                .toList();
    }

    private String earlier(Penalty penalty, Standing standing) {
        List<String> papers = new ArrayList<>();
        for (Letter letter : standing.letters()) {
            boolean other = !Objects.equals(letter.id(), penalty.letterId());
            if (other && letter.number() != null) {
                papers.add(paper(letter));
            }
        }
        for (Call call : standing.calls()) {
            papers.add(text("call", TermWords.moment(call.endedAt()), PlainLine.of(call.person())));
        }
        return papers.isEmpty() ? none() : String.join(BETWEEN, papers);
    }

    private String paper(Letter letter) {
        String state = letter.state() == Letters.State.WITHDRAWN
                ? sentences.text("letterState.WITHDRAWN")
                : letter.deliveredAt() == null
                        ? text("undelivered")
                        : text("delivered", TermWords.moment(letter.deliveredAt()));
        return rung(letter.says().rung()) + " " + PlainLine.of(Objects.requireNonNullElse(letter.number(), "")) + "（"
                + state + "）";
    }

    private String lines(List<Letters.Line> lines) {
        if (lines.isEmpty()) {
            return none();
        }
        BigDecimal total = lines.stream().map(Letters.Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        String each = lines.stream()
                .map(line -> PlainLine.of(line.text())
                        + (line.reckoning() == null ? "" : "，" + PlainLine.of(line.reckoning()))
                        + " = " + line.amount().toPlainString())
                .collect(Collectors.joining(BETWEEN));
        return each + "。" + text("total", total.toPlainString());
    }

    private String fund(String contractNo, BigDecimal sum) {
        if (sum.signum() <= 0) {
            return none();
        }
        return retention.preview(contractNo, sum).stream()
                .map(share -> text(
                        "share",
                        sentences.text("fundSource." + share.source().name()),
                        share.amount().toPlainString(),
                        share.balanceAfter().toPlainString()))
                .collect(Collectors.joining(BETWEEN));
    }

    private String approvals(Penalty penalty, Letter letter) {
        List<Approval> given = approvals.approvalsOf(penalty.id(), letter.contentHash());
        return given.isEmpty()
                ? none()
                : given.stream()
                        .map(a -> sentences.text("approvalGroup." + a.groupCode()) + " "
                                + PlainLine.of(users.displayNameOf(a.answeredBy())) + " "
                                + TermWords.moment(a.answeredAt()))
                        .collect(Collectors.joining(BETWEEN));
    }

    private String name(@Nullable String code) {
        return code == null ? "" : parties.find(code).map(Party::name).orElse(code);
    }

    private String rung(Rung rung) {
        return sentences.text("rung." + rung.name());
    }

    private String none() {
        return text("none");
    }

    private String text(String key, Object... args) {
        return sentences.text("contractor.form." + key, args);
    }
}
