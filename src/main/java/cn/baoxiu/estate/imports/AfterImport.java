package cn.baoxiu.estate.imports;

import cn.baoxiu.estate.CompanyImported;
import cn.baoxiu.estate.ContractsImported;
import cn.baoxiu.estate.Party;
import cn.baoxiu.estate.SubsidiaryImported;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What follows from imported rows: common areas, ends of ownerships, and news for other rooms. */
@Component
class AfterImport {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    AfterImport(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    void imported(ImportKind kind, TableRows table, Comparison comparison) {
        List<List<@Nullable Object>> rows = Stream.concat(comparison.inserted().stream(), comparison.changed().stream())
                .toList();
        switch (kind.name()) {
            case "subsidiaries" ->
                rows.forEach(row -> events.publishEvent(
                        new SubsidiaryImported(text(table, row, "code"), text(table, row, "name"))));
            case "projects" -> addAreasOfProjects();
            case "homes" -> addAreasOfBuildings();
            case "owners" -> {
                endEarlierOwnerships();
                keepErased();
            }
            case "contractors" ->
                rows.forEach(row -> events.publishEvent(new CompanyImported(
                        text(table, row, "code"),
                        text(table, row, "name"),
                        text(table, row, "kind").equals("MAIN")
                                ? Party.Kind.MAIN_CONTRACTOR
                                : Party.Kind.SUBCONTRACTOR)));
            case "third-parties" ->
                rows.forEach(row -> events.publishEvent(new CompanyImported(
                        text(table, row, "code"), text(table, row, "name"), Party.Kind.THIRD_PARTY)));
            case "contracts" -> contracts(table, rows, "no");
            case "contract-securities" -> contracts(table, rows, "contract");
            default -> {
                // Nothing follows from the other kinds.
            }
        }
    }

    private void contracts(TableRows table, List<List<@Nullable Object>> rows, String column) {
        if (!rows.isEmpty()) {
            events.publishEvent(new ContractsImported(
                    rows.stream().map(row -> text(table, row, column)).toList()));
        }
    }

    private void addAreasOfProjects() {
        jdbc.sql(
                        """
                        insert into estate_area (code, project, building, kind)
                        select p.code || '-' || k.kind, p.code, null, k.kind
                        from estate_project p
                        cross join estate_area_kind k
                        where not k.of_building
                          and not exists (select 1 from estate_area a where a.code = p.code || '-' || k.kind)
                        """)
                .update();
    }

    private void addAreasOfBuildings() {
        jdbc.sql(
                        """
                        insert into estate_area (code, project, building, kind)
                        select b.project || '-' || b.building_no || '-' || k.kind, b.project, b.building, k.kind
                        from (select project, building_no, min(building) as building
                              from estate_home group by project, building_no) b
                        cross join estate_area_kind k
                        where k.of_building
                          and not exists (select 1 from estate_area a
                                          where a.code = b.project || '-' || b.building_no || '-' || k.kind)
                        """)
                .update();
    }

    /** An owner's time ends where the next owner's begins. */
    private void endEarlierOwnerships() {
        jdbc.sql(
                        """
                        update estate_ownership
                        set until_date = (select min(later.since_date) from estate_ownership later
                                          where later.home = estate_ownership.home
                                            and later.since_date > estate_ownership.since_date)
                        where home in (select home from estate_ownership group by home having count(*) > 1)
                        """)
                .update();
    }

    /** An old file does not bring back a former owner whose data was erased. */
    private void keepErased() {
        jdbc.sql("update estate_ownership set name = '', phone = ''"
                        + " where erased_at is not null and (name <> '' or phone <> '')")
                .update();
    }

    private static String text(TableRows table, List<@Nullable Object> row, String column) {
        return (String) Objects.requireNonNull(table.value(row, column));
    }
}
