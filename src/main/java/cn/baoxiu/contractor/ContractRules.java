package cn.baoxiu.contractor;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Terms that contracts agree about letters and money, by date, with defaults for all contracts (rules R6). */
public interface ContractRules {

    /** @param inForceAt what happened then is judged by the rule of that day */
    Rule of(String contractNo, Instant inForceAt);

    /**
     * @param courierDays natural days after sending by which a courier's letter counts as delivered
     * @param objectionWorkingDays working days from delivery in which the contractor may object
     * @param chargeBackCapCny most that one charge-back may be, null for no cap
     * @param retentionCapPercent most that may be retained, in percent of the settlement
     */
    record Rule(
            int courierDays,
            int objectionWorkingDays,
            @Nullable BigDecimal chargeBackCapCny,
            BigDecimal retentionCapPercent) {}
}
