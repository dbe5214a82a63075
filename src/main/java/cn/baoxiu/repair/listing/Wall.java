package cn.baoxiu.repair.listing;

import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.repair.DefectClass;
import cn.baoxiu.repair.Grade;
import cn.baoxiu.repair.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The open cases for a duty room: per level of the chain those whose time runs out first. */
@Service
public class Wall {

    /** Levels of the chain, 0 for cases that are in none. */
    private static final List<Integer> LEVELS = List.of(3, 2, 1, 0);

    private final JdbcClient jdbc;
    private final CurrentUser currentUser;

    Wall(JdbcClient jdbc, CurrentUser currentUser) {
        this.jdbc = jdbc;
        this.currentUser = currentUser;
    }

    /**
     * One indexed statement per level. Nothing for a company, which has no duty room.
     *
     * @param subsidiary only this one, null for all that the user may see
     * @param project only this one, null for all
     * @param most of each level
     */
    public List<Lane> lanes(@Nullable String subsidiary, @Nullable String project, int most) {
        List<String> tenants =
                currentUser
                        .find()
                        .filter(user -> user.companyCode().isEmpty())
                        .map(AppUser::tenants)
                        .orElseGet(Set::of)
                        .stream()
                        .filter(tenant -> subsidiary == null || tenant.equals(subsidiary))
                        .sorted()
                        .toList();
        if (tenants.isEmpty()) {
            return List.of();
        }
        List<Lane> lanes = new ArrayList<>();
        for (int level : LEVELS) {
            lanes.add(lane(level, tenants, project, most));
        }
        return lanes;
    }

    private Lane lane(int level, List<String> tenants, @Nullable String project, int most) {
        // Closed cases are on no level and have no due time, so that they are never read here.
        String sql =
                """
                select c.case_number, c.subsidiary, c.project, c.location_name, c.grade, c.current_class, c.stage, c.holder,
                  c.next_due, c.due_provisional from repair_case c
                where c.escalation_level = :level and c.open_since is not null and c.subsidiary in (:tenants)"""
                        + (level == 0 ? " and c.next_due is not null" : "")
                        + (project == null ? "" : " and c.project = :project")
                        + " order by c.next_due, c.case_number limit :most";
        JdbcClient.StatementSpec statement =
                jdbc.sql(sql).param("level", level).param("tenants", tenants).param("most", most);
        if (project != null) {
            statement = statement.param("project", project);
        }
        return new Lane(level, statement.query((row, n) -> shown(row)).list());
    }

    private static Shown shown(ResultSet row) throws SQLException {
        OffsetDateTime due = row.getObject("next_due", OffsetDateTime.class);
        String grade = row.getString("grade");
        return new Shown(
                row.getString("case_number"),
                row.getString("subsidiary"),
                row.getString("location_name"),
                grade == null ? null : Grade.valueOf(grade),
                DefectClass.valueOf(row.getString("current_class")),
                Stage.valueOf(row.getString("stage")),
                row.getString("holder"),
                due == null ? null : due.toInstant(),
                row.getBoolean("due_provisional"));
    }

    /** @param level 1 to 3, 0 for cases that are not escalated */
    public record Lane(int level, List<Shown> cases) {}

    /**
     * @param due of the next promise to the owner, null while it is paused or all are kept
     * @param provisional whether that is a guess, as the year has no holiday data
     */
    public record Shown(
            String caseNumber,
            String subsidiary,
            String locationName,
            @Nullable Grade grade,
            DefectClass defectClass,
            Stage stage,
            @Nullable String holder,
            @Nullable Instant due,
            boolean provisional) {}
}
