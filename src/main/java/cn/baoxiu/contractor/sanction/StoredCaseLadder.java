package cn.baoxiu.contractor.sanction;

import cn.baoxiu.contractor.CaseLadder;
import cn.baoxiu.contractor.Letters;
import cn.baoxiu.contractor.Letters.Letter;
import cn.baoxiu.contractor.Rung;
import cn.baoxiu.identity.CurrentUser;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts procedures and their letters together for the page and the API of a case. */
@Service
@Transactional(readOnly = true)
class StoredCaseLadder implements CaseLadder {

    private final PenaltyTable table;
    private final ViolationTable violations;
    private final ApprovalTable approvals;
    private final ObjectionTable objections;
    private final CallLog calls;
    private final Letters letters;
    private final CurrentUser users;

    StoredCaseLadder(
            PenaltyTable table,
            ViolationTable violations,
            ApprovalTable approvals,
            ObjectionTable objections,
            CallLog calls,
            Letters letters,
            CurrentUser users) {
        this.table = table;
        this.violations = violations;
        this.approvals = approvals;
        this.objections = objections;
        this.calls = calls;
        this.letters = letters;
        this.users = users;
    }

    @Override
    public View of(String caseNumber, @Nullable String company) {
        List<Penalty> procedures = table.ofCase(caseNumber);
        Map<Long, Letter> byId = procedures.isEmpty()
                ? Map.of()
                : letters.ofCase(caseNumber).stream().collect(Collectors.toMap(Letter::id, Function.identity()));
        return new View(
                violations.ofCase(caseNumber).stream()
                        .filter(v -> company == null || v.contractor().equals(company))
                        .toList(),
                procedures.stream()
                        .filter(p -> company == null || isSentTo(company, p, byId))
                        .map(p -> procedure(p, byId.get(p.letterId()), company == null))
                        .toList(),
                calls.of(caseNumber).stream()
                        .filter(call -> company == null || call.contractor().equals(company))
                        .map(this::call)
                        .toList());
    }

    /** A company learns of a letter when it is issued. */
    private static boolean isSentTo(String company, Penalty penalty, Map<Long, Letter> letters) {
        Letter letter = letters.get(penalty.letterId());
        return penalty.contractor().equals(company) && letter != null && letter.number() != null;
    }

    private Procedure procedure(Penalty penalty, @Nullable Letter letter, boolean staff) {
        Rung rung = penalty.rung() == null ? penalty.proposed() : penalty.rung();
        return new Procedure(
                penalty.id(),
                penalty.contractor(),
                penalty.contractNo(),
                penalty.state().name(),
                penalty.outcome() == null ? null : penalty.outcome().name(),
                rung,
                penalty.letterId(),
                letter == null ? null : letter.number(),
                penalty.amount(),
                penalty.upheld(),
                penalty.openedAt(),
                letter == null ? null : letter.issuedAt(),
                letter == null ? null : letter.deliveredAt(),
                penalty.objectionUntil(),
                penalty.performUntil(),
                penalty.endedAt(),
                staff ? penalty.backReason() : null,
                staff
                        ? approvals.draftings(penalty.id()).stream()
                                .map(drafting -> users.displayNameOf(drafting.draftedBy()))
                                .distinct()
                                .toList()
                        : List.of(),
                staff
                        ? approvals.of(penalty.id()).stream()
                                .map(approval -> approval(approval, letter))
                                .toList()
                        : List.of(),
                objections.of(penalty.id()).stream().map(this::objection).toList());
    }

    private Approval approval(ApprovalTable.Approval approval, @Nullable Letter letter) {
        boolean valid = letter != null && Objects.equals(letter.contentHash(), approval.contentHash());
        return new Approval(
                approval.groupCode(),
                approval.approved(),
                valid,
                users.displayNameOf(approval.answeredBy()),
                approval.answeredAt(),
                approval.reason());
    }

    private Objection objection(ObjectionTable.Objection objection) {
        return new Objection(
                users.displayNameOf(objection.raisedBy()),
                objection.raisedAt(),
                objection.reason(),
                objection.wanted(),
                objection.late(),
                objection.decideUntil(),
                objection.ruling() == null ? null : objection.ruling().name(),
                objection.amount(),
                objection.decidedAt(),
                objection.decisionReason());
    }

    private Call call(CallLog.Call call) {
        return new Call(
                call.contractor(),
                call.calledAt(),
                call.endedAt(),
                call.person(),
                call.words(),
                users.displayNameOf(call.loggedBy()));
    }
}
