package cn.baoxiu.contractor;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Who approves a sum (decision {@code approval-limit}, rules R3). */
public interface ApprovalLimits {

    /**
     * Groups in the order in which they approve.
     *
     * @param amount yuan
     * @param inForceAt date of the violation or of the quote: its rules hold
     */
    List<String> groups(BigDecimal amount, Instant inForceAt);
}
