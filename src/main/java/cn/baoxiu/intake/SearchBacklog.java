package cn.baoxiu.intake;

import cn.baoxiu.engine.BackgroundTask;
import cn.baoxiu.engine.BackgroundWork;
import cn.baoxiu.estate.Location;
import cn.baoxiu.estate.Locations;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Adds the reports of older releases to the index of words, once, in the background and in batches; a crash leaves
 * whole batches.
 */
@Component
class SearchBacklog implements BackgroundTask {

    static final String NAME = "intake.searchBacklog";

    private static final int BATCH = 200;

    private final SearchIndex index;
    private final Locations locations;
    private final BackgroundWork work;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    SearchBacklog(
            SearchIndex index,
            Locations locations,
            BackgroundWork work,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.index = index;
        this.locations = locations;
        this.work = work;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return NAME;
    }

    @EventListener(ApplicationReadyEvent.class)
    void submit() {
        if (!next(1).isEmpty()) {
            work.submit(NAME, "all");
        }
    }

    @Override
    public void run(String id) {
        for (List<String> batch = next(BATCH); !batch.isEmpty(); batch = next(BATCH)) {
            List<String> cases = batch;
            transaction.executeWithoutResult(status -> add(cases));
        }
    }

    private List<String> next(int count) {
        return jdbc.sql("select case_number from intake_search_backlog order by case_number limit :count")
                .param("count", count)
                .query(String.class)
                .list();
    }

    private void add(List<String> cases) {
        jdbc.sql("select * from intake_report where case_number in (:cases) and erased_at is null order by id")
                .param("cases", cases)
                .query((row, n) -> read(row))
                .list()
                .forEach(this::add);
        jdbc.sql("delete from intake_search_backlog where case_number in (:cases)")
                .param("cases", cases)
                .update();
    }

    private void add(Stored report) {
        Location location = locations.find(report.locationCode()).orElse(null);
        if (location != null) {
            index.add(
                    report.caseNumber(),
                    location,
                    report.reportedAt(),
                    report.name(),
                    report.phones(),
                    report.texts().toArray(String[]::new));
        }
    }

    private record Stored(
            String caseNumber,
            String locationCode,
            Instant reportedAt,
            String name,
            List<String> phones,
            List<String> texts) {}

    private static Stored read(ResultSet row) throws SQLException {
        return new Stored(
                row.getString("case_number"),
                row.getString("location_code"),
                row.getObject("reported_at", OffsetDateTime.class).toInstant(),
                row.getString("reporter_name"),
                present(row.getString("reporter_phone"), row.getString("reporter_phone_2")),
                present(row.getString("description"), row.getString("place_text"), row.getString("symptom_text")));
    }

    private static List<String> present(@Nullable String... values) {
        return Stream.of(values).filter(Objects::nonNull).toList();
    }
}
