package cn.baoxiu.contractor.thirdparty;

import cn.baoxiu.contractor.ChargeBacks;
import cn.baoxiu.engine.FormRejected;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Rows of {@code contractor_charge_back}. */
@Service
@Transactional
class StoredChargeBacks implements ChargeBacks {

    private static final String SELECT =
            "select id, case_number, contract_no, contractor, third_party, invoice_number, invoice_cny, fee_percent, amount"
                    + " from contractor_charge_back ";

    private final JdbcClient jdbc;

    StoredChargeBacks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long add(ThirdPartyRepair repair, ThirdPartyCosts.Charge charge, Instant at) {
        jdbc.sql("insert into contractor_charge_back (repair_id, case_number, contract_no, contractor, third_party,"
                        + " invoice_number, invoice_cny, fee_percent, cap_cny, amount, made_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        repair.id(),
                        repair.caseNumber(),
                        repair.contractNo(),
                        repair.contractor(),
                        repair.chosen(),
                        Objects.requireNonNull(repair.invoiceNumber()),
                        repair.invoice(),
                        charge.feePercent(),
                        new SqlParameterValue(Types.NUMERIC, charge.capCny()),
                        charge.amount(),
                        ThirdPartyTable.bound(at))
                .update();
        return jdbc.sql("select id from contractor_charge_back where repair_id = ?")
                .param(repair.id())
                .query(Long.class)
                .single();
    }

    /** @param taken whether a deduction has it */
    record Charged(long repairId, BigDecimal amount, BigDecimal feePercent, boolean taken) {}

    List<Charged> charged(String caseNumber) {
        return jdbc.sql(
                        "select repair_id, amount, fee_percent, letter_id is not null as taken from contractor_charge_back"
                                + " where case_number = ?")
                .param(caseNumber)
                .query(Charged.class)
                .list();
    }

    List<ChargeBack> openUnder(String contractNo) {
        return jdbc.sql(SELECT + "where contract_no = ? and letter_id is null order by id")
                .param(contractNo)
                .query(ChargeBack.class)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<ChargeBack> open(String caseNumber) {
        return jdbc.sql(SELECT + "where case_number = ? and letter_id is null order by id")
                .param(caseNumber)
                .query(ChargeBack.class)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ChargeBack> find(long id) {
        return jdbc.sql(SELECT + "where id = ?")
                .param(id)
                .query(ChargeBack.class)
                .optional();
    }

    @Override
    public void take(long id, long letterId) {
        int taken = jdbc.sql("update contractor_charge_back set letter_id = ?"
                        + " where id = ? and (letter_id is null or letter_id = ?)")
                .params(letterId, id, letterId)
                .update();
        if (taken != 1) {
            throw new FormRejected("rung", "thirdParty.chargeBackTaken");
        }
    }

    @Override
    public void giveBack(long letterId) {
        jdbc.sql("update contractor_charge_back set letter_id = null where letter_id = ?")
                .param(letterId)
                .update();
    }
}
