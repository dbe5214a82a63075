package cn.baoxiu.contractor.retention;

import cn.baoxiu.contractor.Retention.Posting;
import cn.baoxiu.contractor.Retention.Source;
import java.math.BigDecimal;
import java.util.List;

/**
 * A contract's ledger for people: what secures it, what is left, every posting, and the requests for release and
 * reversal.
 *
 * @param postings newest first
 * @param releases newest first; for the contractor's own people without what the answering side noted
 * @param reversals newest first; for the contractor's own people without names, reasons and evidence
 */
public record RetentionStatement(
        ContractFacts contract,
        List<SourceLine> sources,
        List<Posting> postings,
        List<ReleaseView> releases,
        List<ReversalView> reversals) {

    /**
     * @param putUp what openings and adjustments brought to the source
     * @param balance what is left; for a claim what is owed
     */
    public record SourceLine(Source source, BigDecimal putUp, BigDecimal balance) {}
}
