package cn.baoxiu.contractor.retention;

import cn.baoxiu.contractor.ContractorCases;
import cn.baoxiu.contractor.OpenClaims;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What must be settled before retention goes back: open defects, and claims that are not in the ledger yet. */
@Component
public class StopList {

    private final ContractorCases cases;
    private final ObjectProvider<OpenClaims> claims;
    private final LedgerWords words;

    /** @param cases of the room above, which depends on this one */
    StopList(@Lazy ContractorCases cases, ObjectProvider<OpenClaims> claims, LedgerWords words) {
        this.cases = cases;
        this.claims = claims;
        this.words = words;
    }

    /**
     * @param text in Chinese, without personal data
     * @param letterNumber null for an open defect
     */
    public record Stop(String caseNumber, @Nullable String letterNumber, String text) {}

    /** Defects first. Empty if nothing stands in the way. */
    List<Stop> of(ContractFacts contract) {
        return Stream.concat(defects(contract), claims(contract)).toList();
    }

    private Stream<Stop> defects(ContractFacts contract) {
        return cases.openOf(contract.contractNo(), contract.contractor()).stream()
                .map(facts -> new Stop(
                        facts.caseNumber(),
                        null,
                        words.note("openDefect", facts.caseNumber(), facts.locationName(), facts.defect())));
    }

    private Stream<Stop> claims(ContractFacts contract) {
        return claims.stream()
                .flatMap(open -> open.of(contract.contractNo()).stream())
                .map(claim -> new Stop(claim.caseNumber(), claim.letterNumber(), text(claim)));
    }

    private String text(OpenClaims.Claim claim) {
        return claim.amount() == null
                ? words.note("openClaim", claim.caseNumber(), claim.text())
                : words.note("openSum", claim.caseNumber(), claim.text(), Yuan.text(claim.amount()));
    }
}
