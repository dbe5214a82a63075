package cn.baoxiu.contractor.thirdparty;

import cn.baoxiu.contractor.OpenClaims;
import cn.baoxiu.engine.Sentences;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Third-party repairs that run, and costs that no deduction has taken yet. */
@Component
class ThirdPartyClaims implements OpenClaims {

    private final ThirdPartyTable table;
    private final StoredChargeBacks chargeBacks;
    private final Sentences sentences;

    ThirdPartyClaims(ThirdPartyTable table, StoredChargeBacks chargeBacks, Sentences sentences) {
        this.table = table;
        this.chargeBacks = chargeBacks;
        this.sentences = sentences;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Claim> of(String contractNo) {
        Stream<Claim> running = table.runningUnder(contractNo).stream()
                .map(repair -> new Claim(
                        repair.caseNumber(),
                        null,
                        sentences.text(
                                "thirdParty.claim.running",
                                sentences.text(
                                        "thirdPartyState." + repair.state().name())),
                        expected(repair)));
        Stream<Claim> charged = chargeBacks.openUnder(contractNo).stream()
                .map(cost -> new Claim(
                        cost.caseNumber(),
                        null,
                        sentences.text("thirdParty.claim.charged", cost.invoiceNumber()),
                        cost.amount()));
        return Stream.concat(running, charged).toList();
    }

    private static @Nullable BigDecimal expected(ThirdPartyRepair repair) {
        return repair.invoiceCny() == null ? repair.quoteCny() : repair.invoiceCny();
    }
}
