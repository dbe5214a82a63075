package cn.baoxiu.contractor.retention;

import cn.baoxiu.contractor.ContractRules;
import cn.baoxiu.engine.EngineTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a contract's data says that was put up as security: retention by percent, guarantee, other payables. */
@Component
class Securities {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final ContractRules rules;
    private final LedgerWords words;

    Securities(ContractRules rules, LedgerWords words) {
        this.rules = rules;
        this.words = words;
    }

    /** @param note how it was reckoned */
    record Security(BigDecimal amount, String note) {}

    /** Without guarantee and other payables where nothing was imported about them yet. */
    Map<AccountName, Security> of(ContractFacts contract) {
        Map<AccountName, Security> put = new EnumMap<>(AccountName.class);
        put.put(AccountName.RETENTION, retention(contract));
        if (contract.guaranteeCny() != null) {
            put.put(AccountName.GUARANTEE, new Security(contract.guaranteeCny(), words.note("guarantee")));
        }
        if (contract.otherPayableCny() != null) {
            put.put(AccountName.OTHER_PAYABLE, new Security(contract.otherPayableCny(), words.note("otherPayable")));
        }
        return put;
    }

    /** More than the law allows is not held: the sum is capped and the note says so (domain B2). */
    private Security retention(ContractFacts contract) {
        BigDecimal cap = rules.of(
                        contract.contractNo(),
                        contract.acceptedOn().atStartOfDay(EngineTime.ZONE).toInstant())
                .retentionCapPercent();
        BigDecimal agreed = contract.retentionPercent();
        boolean capped = agreed.compareTo(cap) > 0;
        BigDecimal percent = capped ? cap : agreed;
        BigDecimal amount = contract.settlementCny().multiply(percent).divide(HUNDRED, 2, RoundingMode.HALF_UP);
        String settlement = Yuan.text(contract.settlementCny());
        String note = capped
                ? words.note("retentionCapped", settlement, plain(percent), plain(agreed))
                : words.note("retention", settlement, plain(percent));
        return new Security(amount, note);
    }

    private static String plain(BigDecimal percent) {
        return percent.stripTrailingZeros().toPlainString();
    }
}
