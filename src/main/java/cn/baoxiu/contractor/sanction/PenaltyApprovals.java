package cn.baoxiu.contractor.sanction;

import cn.baoxiu.contractor.letter.LetterApprovals;
import cn.baoxiu.identity.CurrentUser;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Approvals of the procedure for the letter's paper and page: those of the text that was drafted last (rules R3). */
@Component
class PenaltyApprovals implements LetterApprovals {

    private final JdbcClient jdbc;
    private final CurrentUser users;
    private final MessageSource messages;

    PenaltyApprovals(JdbcClient jdbc, CurrentUser users, MessageSource messages) {
        this.jdbc = jdbc;
        this.users = users;
        this.messages = messages;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Approval> of(long letterId) {
        return jdbc.sql(
                        """
                        select a.group_code, a.answered_by, a.answered_at
                        from contractor_penalty p join contractor_approval a on a.penalty_id = p.id
                        where p.letter_id = ? and a.approved
                          and a.content_hash = (select d.content_hash from contractor_drafting d
                                                where d.penalty_id = p.id order by d.id desc limit 1)
                        order by a.id""")
                .param(letterId)
                .query((row, n) -> new Approval(
                        duty(row.getString("group_code")),
                        users.displayNameOf(row.getString("answered_by")),
                        row.getObject("answered_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private String duty(String group) {
        return String.valueOf(messages.getMessage("group." + group, null, group, Locale.SIMPLIFIED_CHINESE));
    }
}
