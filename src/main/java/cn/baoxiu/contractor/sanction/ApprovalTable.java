package cn.baoxiu.contractor.sanction;

import static cn.baoxiu.contractor.sanction.PenaltyTable.bound;

import cn.baoxiu.contractor.Rung;
import cn.baoxiu.engine.FormRejected;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who drafted and who approved (rules R3); every call joins the caller's transaction. */
@Component
class ApprovalTable {

    private final JdbcClient jdbc;

    ApprovalTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param rung null if it was decided that no letter is sent */
    record Drafting(
            String draftedBy,
            Instant draftedAt,
            @Nullable Rung rung,
            @Nullable String contentHash,
            @Nullable String reason) {}

    record Approval(
            String contentHash,
            String groupCode,
            boolean approved,
            String answeredBy,
            Instant answeredAt,
            @Nullable String reason) {}

    void drafted(long penalty, Drafting drafting) {
        Rung rung = drafting.rung();
        jdbc.sql("insert into contractor_drafting (penalty_id, drafted_by, drafted_at, rung, content_hash, reason)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        penalty,
                        drafting.draftedBy(),
                        bound(drafting.draftedAt()),
                        text(rung == null ? null : rung.name()),
                        text(drafting.contentHash()),
                        text(drafting.reason()))
                .update();
    }

    List<Drafting> draftings(long penalty) {
        return jdbc.sql("select * from contractor_drafting where penalty_id = ? order by id")
                .param(penalty)
                .query(Drafting.class)
                .list();
    }

    Set<String> drafters(long penalty) {
        return draftings(penalty).stream().map(Drafting::draftedBy).collect(Collectors.toSet());
    }

    /**
     * Two clerks of a group may answer at once: the later one waits for the end of the other transaction, and is told
     * that the group has answered.
     *
     * @throws FormRejected if the group has approved this text, or the person has for another group
     */
    void answer(long penalty, Approval approval) {
        String text = penalty + "|" + approval.contentHash() + "|";
        try {
            jdbc.sql("insert into contractor_approval (penalty_id, content_hash, group_code, approved, answered_by,"
                            + " answered_at, reason, group_key, person_key) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            penalty,
                            approval.contentHash(),
                            approval.groupCode(),
                            approval.approved(),
                            approval.answeredBy(),
                            bound(approval.answeredAt()),
                            text(approval.reason()),
                            text(approval.approved() ? text + approval.groupCode() : null),
                            text(approval.approved() ? text + approval.answeredBy() : null))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new FormRejected("approved", "contractor.alreadyApproved");
        }
    }

    List<Approval> of(long penalty) {
        return jdbc.sql("select * from contractor_approval where penalty_id = ? order by id")
                .param(penalty)
                .query(Approval.class)
                .list();
    }

    /** Groups that approved exactly this text. */
    List<Approval> approvalsOf(long penalty, String contentHash) {
        return of(penalty).stream()
                .filter(a -> a.approved() && a.contentHash().equals(contentHash))
                .toList();
    }

    private static SqlParameterValue text(@Nullable String value) {
        return new SqlParameterValue(Types.VARCHAR, value);
    }
}
