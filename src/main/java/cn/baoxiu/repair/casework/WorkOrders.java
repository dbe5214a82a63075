package cn.baoxiu.repair.casework;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Orders to repairing parties: one row each, its steps filled in as they happen. */
@Component
class WorkOrders {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Actor actor;
    private final CompanyCases companies;

    WorkOrders(JdbcClient jdbc, Clock clock, Actor actor, CompanyCases companies) {
        this.companies = companies;
        this.jdbc = jdbc;
        this.clock = clock;
        this.actor = actor;
    }

    void give(RepairCase repairCase, OrderKind kind, String party, @Nullable String scope) {
        SqlRow.of(repairCase.caseNumber(), repairCase.round())
                .with("kind", kind)
                .with("party", party)
                .with("work_scope", scope)
                .with("ordered_at", clock.instant())
                .with("ordered_by", actor.id())
                .insertInto("repair_work_order", jdbc);
        companies.add(party, repairCase);
    }

    /** An order given before the case came here; from outside the ledger nothing is known of it. */
    void giveThen(RepairCase repairCase, String party, Instant orderedAt, @Nullable Instant completedAt) {
        SqlRow.of(repairCase.caseNumber(), repairCase.round())
                .with("kind", OrderKind.DISPATCH)
                .with("party", party)
                .with("ordered_at", orderedAt)
                .with("ordered_by", actor.id())
                .with("completed_at", completedAt)
                .insertInto("repair_work_order", jdbc);
        companies.add(party, repairCase);
    }

    /** What the party of the order in force was told to do; null if there is none in this round. */
    @Nullable
    String scopeInForce(RepairCase repairCase) {
        List<@Nullable String> scopes = jdbc.sql(
                        """
                        select work_scope from repair_work_order where case_number = ? and round = ?
                        order by id desc limit 1""")
                .params(repairCase.caseNumber(), repairCase.round())
                .query((row, n) -> row.getString(1))
                .list();
        return scopes.isEmpty() ? null : scopes.get(0);
    }

    /** How the part that was repaired under the order in force must dry. */
    Drying dryingInForce(RepairCase repairCase) {
        return Drying.valueOf(jdbc.sql(
                        """
                        select drying from repair_work_order where case_number = ? and round = ?
                        order by id desc limit 1""")
                .params(repairCase.caseNumber(), repairCase.round())
                .query(String.class)
                .single());
    }

    /** The order in force, whatever kind of repair it is: every repair has one; empty before the first of the round. */
    Optional<InForce> inForce(String caseNumber, int round) {
        return jdbc.sql(
                        """
                        select ordered_at, completed_at from repair_work_order where case_number = ? and round = ?
                        order by id desc limit 1""")
                .params(caseNumber, round)
                .query(InForce.class)
                .optional();
    }

    /** @param completedAt when its work was done, if it was */
    record InForce(Instant orderedAt, @Nullable Instant completedAt) {}

    /** Fills columns of the order in force, which is the last one of this round. */
    void update(RepairCase repairCase, Map<String, @Nullable Object> columns) {
        String set = columns.keySet().stream().map(c -> c + " = :" + c).collect(Collectors.joining(", "));
        Map<String, @Nullable Object> params = new HashMap<>();
        columns.forEach((column, value) -> params.put(column, SqlRow.bound(value)));
        params.put("case", repairCase.caseNumber());
        params.put("round", repairCase.round());
        int updated = jdbc.sql("update repair_work_order set " + set
                        + " where id = (select max(id) from repair_work_order"
                        + " where case_number = :case and round = :round)")
                .params(params)
                .update();
        if (updated != 1) {
            throw new CaseConflict("repair.noWorkOrder", repairCase.caseNumber());
        }
    }
}
