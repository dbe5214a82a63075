package cn.baoxiu.contractor.retention;

import cn.baoxiu.contractor.Retention;
import cn.baoxiu.contractor.Retention.Account;
import cn.baoxiu.contractor.Retention.Posting;
import cn.baoxiu.contractor.retention.RetentionStatement.SourceLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Reads what a person may see of a contract's money. */
@Service
public class RetentionStatements {

    private static final Set<String> BROUGHT =
            Set.of(TransactionKind.OPENING.name(), TransactionKind.ADJUSTMENT.name());

    private final ContractList contracts;
    private final Retention retention;
    private final ReleaseDesk desk;
    private final ReversalDesk reversals;

    RetentionStatements(ContractList contracts, Retention retention, ReleaseDesk desk, ReversalDesk reversals) {
        this.contracts = contracts;
        this.retention = retention;
        this.desk = desk;
        this.reversals = reversals;
    }

    /** @throws java.util.NoSuchElementException if there is no such contract for this person */
    public RetentionStatement of(String contractNo) {
        ContractFacts contract = contracts.visible(contractNo);
        Account account = retention.account(contractNo);
        boolean company = contracts.readerIsCompany();
        List<Posting> postings = new ArrayList<>(account.postings());
        Collections.reverse(postings);
        return new RetentionStatement(
                contract,
                lines(account),
                company ? postings.stream().map(RetentionStatements::nameless).toList() : postings,
                company
                        ? desk.of(contractNo).stream()
                                .map(RetentionStatements::outward)
                                .toList()
                        : desk.of(contractNo),
                company
                        ? reversals.of(contractNo).stream()
                                .map(RetentionStatements::outward)
                                .toList()
                        : reversals.of(contractNo));
    }

    private static List<SourceLine> lines(Account account) {
        Map<Retention.Source, BigDecimal> putUp = new EnumMap<>(Retention.Source.class);
        account.postings().stream()
                .filter(posting -> BROUGHT.contains(posting.kind()))
                .forEach(posting -> putUp.merge(posting.source(), posting.amount(), BigDecimal::add));
        return account.balances().stream()
                .map(balance -> new SourceLine(
                        balance.source(),
                        putUp.getOrDefault(balance.source(), BigDecimal.ZERO.setScale(2)),
                        balance.amount()))
                .toList();
    }

    private static Posting nameless(Posting p) {
        return new Posting(
                p.id(),
                p.at(),
                p.kind(),
                p.source(),
                p.amount(),
                p.balanceAfter(),
                p.caseNumber(),
                p.letterNumber(),
                "",
                p.note());
    }

    /** Who signs, and what the sides noted among themselves, is not for the contractor. */
    private static ReleaseView outward(ReleaseView r) {
        return new ReleaseView(
                r.id(),
                r.contractNo(),
                r.subsidiary(),
                r.askedBy(),
                r.receivedOn(),
                r.requestedCny(),
                r.evidence(),
                "",
                r.recordedAt(),
                r.firstDue(),
                r.firstLapsedAt(),
                r.urgedOn(),
                r.secondDue(),
                null,
                null,
                null,
                r.outcome(),
                r.releasedCny(),
                r.endedAt(),
                List.of());
    }

    /** How much and how it ended; who asked, why, and who answered what is not for the contractor. */
    private static ReversalView outward(ReversalView r) {
        return new ReversalView(
                r.id(),
                r.contractNo(),
                r.subsidiary(),
                r.deduction(),
                r.caseNumber(),
                r.letterNumber(),
                r.amount(),
                "",
                "",
                "",
                "",
                r.requestedAt(),
                r.outcome(),
                r.endedAt(),
                null,
                List.of(),
                List.of());
    }
}
