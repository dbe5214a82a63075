package cn.baoxiu.contractor;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Claims under a contract that are not in its ledger yet and must not be lost when its retention is released: procedures
 * that run, deductions that are decided and not posted, costs of third parties. They block a release.
 */
public interface OpenClaims {

    /** Oldest first. */
    List<Claim> of(String contractNo);

    /**
     * @param text what it is, in Chinese, without personal data
     * @param amount yuan, null if it is not known yet
     */
    record Claim(String caseNumber, @Nullable String letterNumber, String text, @Nullable BigDecimal amount) {}
}
