package cn.baoxiu.intake;

import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who looked at which full telephone number, when and why; for auditors. */
@Service
public class PhoneAccessLog {

    private static final int PAGE_SIZE = 50;

    private final JdbcClient jdbc;
    private final CurrentUser currentUser;

    PhoneAccessLog(JdbcClient jdbc, CurrentUser currentUser) {
        this.jdbc = jdbc;
        this.currentUser = currentUser;
    }

    /** @param user display name */
    public record Entry(Instant seenAt, String userId, String user, String caseNumber, String reason) {}

    /** @param page from 0 */
    public record Page(List<Entry> entries, int page, boolean hasNext) {}

    /**
     * Newest first.
     *
     * @param caseNumber only looks at this case, if not empty
     * @param userId only looks of this user, if not empty
     * @throws AccessDeniedException for anybody but an auditor
     */
    @Transactional(readOnly = true)
    public Page list(@Nullable String caseNumber, @Nullable String userId, int page) {
        if (currentUser.find().filter(user -> user.isIn(Groups.AUDITOR)).isEmpty()) {
            throw new AccessDeniedException("the log is read by auditors");
        }
        List<String> conditions = new ArrayList<>();
        Map<String, Object> params = new HashMap<>();
        equal(conditions, params, "case_number", caseNumber);
        equal(conditions, params, "user_id", userId);
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        params.put("limit", PAGE_SIZE + 1);
        params.put("offset", (long) page * PAGE_SIZE);
        List<Entry> found = jdbc.sql("select seen_at, user_id, case_number, reason from intake_phone_access" + where
                        + " order by id desc limit :limit offset :offset")
                .params(params)
                .query((row, n) -> new Entry(
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        row.getString(2),
                        currentUser.displayNameOf(row.getString(2)),
                        row.getString(3),
                        row.getString(4)))
                .list();
        boolean more = found.size() > PAGE_SIZE;
        return new Page(more ? found.subList(0, PAGE_SIZE) : found, page, more);
    }

    private static void equal(
            List<String> conditions, Map<String, Object> params, String column, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            conditions.add(column + " = :" + column);
            params.put(column, value.strip());
        }
    }
}
