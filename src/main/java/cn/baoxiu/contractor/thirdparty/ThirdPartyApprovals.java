package cn.baoxiu.contractor.thirdparty;

import cn.baoxiu.contractor.ApprovalLimits;
import cn.baoxiu.contractor.sanction.ApprovalAnswer;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.identity.CurrentUser;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who entered a quote or invoice, and which groups approved exactly what it says (rules R3). Every call joins the
 * caller's transaction.
 */
@Component
class ThirdPartyApprovals {

    private final JdbcClient jdbc;
    private final ApprovalLimits limits;
    private final CurrentUser actor;
    private final Clock clock;

    ThirdPartyApprovals(JdbcClient jdbc, ApprovalLimits limits, CurrentUser actor, Clock clock) {
        this.jdbc = jdbc;
        this.limits = limits;
        this.actor = actor;
        this.clock = clock;
    }

    enum Subject {
        QUOTE,
        COST
    }

    /**
     * What is approved.
     *
     * @param hash of what it says
     * @param at when it was entered: the limits of that day hold
     */
    record Paper(long repair, Subject subject, String hash, BigDecimal amount, Instant at) {}

    /** @param subject as {@link Subject} */
    record Approval(
            Subject subject,
            String contentHash,
            String groupCode,
            boolean approved,
            String answeredBy,
            Instant answeredAt,
            @Nullable String reason) {}

    void drafted(Paper paper) {
        jdbc.sql("insert into contractor_third_party_draft (repair_id, subject, drafted_by, drafted_at, amount_cny,"
                        + " content_hash) values (?, ?, ?, ?, ?, ?)")
                .params(
                        paper.repair(),
                        paper.subject().name(),
                        actor.person(),
                        ThirdPartyTable.bound(paper.at()),
                        paper.amount(),
                        paper.hash())
                .update();
    }

    /** How often something was entered: each time is a paper of its own, also if it says the same. */
    int entries(long repair) {
        return jdbc.sql("select count(*) from contractor_third_party_draft where repair_id = ?")
                .param(repair)
                .query(Integer.class)
                .single();
    }

    /** Ids of those who entered any quote or invoice of the repair, first ones first. */
    List<String> drafters(long repair) {
        return jdbc
                .sql("select drafted_by from contractor_third_party_draft where repair_id = ? order by id")
                .param(repair)
                .query(String.class)
                .list()
                .stream()
                .distinct()
                .toList();
    }

    /**
     * One group's answer to the paper as it is now. Two clerks of a group may answer at once: the later one waits for
     * the end of the other transaction, and is told.
     *
     * @throws FormRejected if the person entered it, has approved it for another group, or the group has answered
     */
    void answer(Paper paper, String group, ApprovalAnswer answer) {
        String person = actor.person();
        if (drafters(paper.repair()).contains(person)) {
            throw new FormRejected("approved", "thirdParty.drafterApproves");
        }
        boolean before = given(paper).stream()
                .anyMatch(a -> a.answeredBy().equals(person) && !a.groupCode().equals(group));
        if (before) {
            throw new FormRejected("approved", "thirdParty.approvesTwice");
        }
        String key = paper.repair() + "|" + paper.subject() + "|" + paper.hash() + "|";
        try {
            jdbc.sql(
                            "insert into contractor_third_party_approval (repair_id, subject, content_hash, group_code, approved,"
                                    + " answered_by, answered_at, reason, group_key, person_key)"
                                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            paper.repair(),
                            paper.subject().name(),
                            paper.hash(),
                            group,
                            answer.approved(),
                            person,
                            ThirdPartyTable.bound(clock.instant()),
                            new SqlParameterValue(Types.VARCHAR, answer.reason()),
                            new SqlParameterValue(Types.VARCHAR, answer.approved() ? key + group : null),
                            new SqlParameterValue(Types.VARCHAR, answer.approved() ? key + person : null))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new FormRejected("approved", "thirdParty.alreadyApproved");
        }
    }

    /** Group that has to approve next what the paper says now; empty if all have. */
    Optional<String> next(Paper paper) {
        Set<String> given = new HashSet<>();
        given(paper).forEach(a -> given.add(a.groupCode()));
        return limits.groups(paper.amount(), paper.at()).stream()
                .filter(group -> !given.contains(group))
                .findFirst();
    }

    private List<Approval> given(Paper paper) {
        return of(paper.repair()).stream()
                .filter(a -> a.approved()
                        && a.subject() == paper.subject()
                        && a.contentHash().equals(paper.hash()))
                .toList();
    }

    /** All answers, oldest first. */
    List<Approval> of(long repair) {
        return jdbc.sql("select * from contractor_third_party_approval where repair_id = ? order by id")
                .param(repair)
                .query(Approval.class)
                .list();
    }
}
