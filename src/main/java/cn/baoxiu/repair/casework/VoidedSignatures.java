package cn.baoxiu.repair.casework;

import cn.baoxiu.identity.AppUser;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Signatures that were made void, for those who supervise; within the walls of the subsidiaries. */
@Service
@Transactional(readOnly = true)
public class VoidedSignatures {

    /** So many are listed. */
    public static final int MOST = 500;

    private final JdbcClient jdbc;
    private final Actor actor;

    VoidedSignatures(JdbcClient jdbc, Actor actor) {
        this.jdbc = jdbc;
        this.actor = actor;
    }

    /** @param signedAgain whether a valid signature stands under the round now */
    public record Line(
            String caseNumber,
            int round,
            SignatureMeans means,
            Instant signedAt,
            @Nullable String takenBy,
            Instant voidedAt,
            String voidedBy,
            String voidReason,
            boolean signedAgain) {}

    /**
     * Made void in the span, newest first.
     *
     * @param until not included
     */
    public List<Line> between(Instant from, Instant until) {
        Set<String> tenants = actor.find().map(AppUser::tenants).orElse(Set.of());
        if (tenants.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(
                        """
                        select s.case_number, s.round, s.means, s.signed_at, s.taken_by, s.voided_at, s.voided_by, s.void_reason,
                            exists (select 1 from repair_signature v where v.case_number = s.case_number
                                    and v.round = s.round and v.voided_at is null) as signed_again
                        from repair_signature s join repair_case c on c.case_number = s.case_number
                        where s.voided_at >= :from and s.voided_at < :until and c.subsidiary in (:tenants)
                        order by s.voided_at desc, s.id desc fetch first :most rows only""")
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("tenants", tenants)
                .param("most", MOST)
                .query(new DataClassRowMapper<>(Line.class))
                .list();
    }
}
