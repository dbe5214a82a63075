package cn.baoxiu.intake.ledger;

import cn.baoxiu.intake.ledger.file.LedgerSheet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** The staging tables of ledgers. */
@Repository
class LedgerStaging {

    private static final int INSERT_BATCH = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Clock clock;

    LedgerStaging(JdbcClient jdbc, JdbcTemplate template, Clock clock) {
        this.jdbc = jdbc;
        this.template = template;
        this.clock = clock;
    }

    /** @param sheets the sheets that look like a ledger, by number */
    long add(
            String subsidiary,
            String fileName,
            String contentHash,
            String user,
            HeaderProposal proposal,
            int sheetNo,
            Map<Integer, LedgerSheet> sheets) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql(
                        """
                        insert into intake_ledger_file (subsidiary, file_name, content_hash, uploaded_by, uploaded_at, status,
                            sheet_no, header_row, columns_json, total_rows, title_rows)
                        values (:subsidiary, :name, :hash, :user, :now, 'MAPPING', :sheet, :header, :columns, :total, 0)""")
                .param("subsidiary", subsidiary)
                .param("name", fileName)
                .param("hash", contentHash)
                .param("user", user)
                .param("now", now())
                .param("sheet", sheetNo)
                .param("header", proposal.headerRow())
                .param("columns", LedgerJson.columns(proposal.columns()))
                .param("total", rowsBelow(proposal.headerRow(), sheets.get(sheetNo)))
                .update(key, "id");
        long id = Optional.ofNullable(key.getKey()).orElseThrow().longValue();
        sheets.forEach((number, sheet) -> {
            String name = sheet.name();
            jdbc.sql("insert into intake_ledger_sheet (file_id, sheet_no, name, row_count) values (?, ?, ?, ?)")
                    .params(
                            id,
                            number,
                            name.substring(0, Math.min(name.length(), 100)),
                            sheet.rows().size())
                    .update();
            template.batchUpdate(
                    """
                    insert into intake_ledger_row (file_id, sheet_no, row_no, outcome, cells, formulas, merged)
                    values (?, ?, ?, 'WAITING', ?, ?, ?)""",
                    sheet.rows(),
                    INSERT_BATCH,
                    (statement, row) -> {
                        statement.setLong(1, id);
                        statement.setInt(2, number);
                        statement.setInt(3, row.number());
                        statement.setString(4, LedgerJson.write(row.cells()));
                        statement.setString(5, numbers(row.formulas()));
                        statement.setString(6, numbers(row.merged()));
                    });
        });
        return id;
    }

    private static int rowsBelow(int headerRow, @Nullable LedgerSheet sheet) {
        return sheet == null
                ? 0
                : (int) sheet.rows().stream()
                        .filter(r -> r.number() > headerRow)
                        .count();
    }

    Optional<LedgerFile> find(long id) {
        return jdbc.sql("select * from intake_ledger_file where id = ?")
                .param(id)
                .query((row, n) -> file(row))
                .optional();
    }

    /** One at a time works on a file's rows. */
    LedgerFile lock(long id) {
        jdbc.sql("select id from intake_ledger_file where id = ? for update")
                .param(id)
                .query(Long.class)
                .single();
        return find(id).orElseThrow();
    }

    List<LedgerFile> of(Collection<String> subsidiaries, int limit) {
        return subsidiaries.isEmpty()
                ? List.of()
                : jdbc.sql("select * from intake_ledger_file where subsidiary in (:s) order by id desc limit :limit")
                        .param("s", subsidiaries)
                        .param("limit", limit)
                        .query((row, n) -> file(row))
                        .list();
    }

    /** An earlier upload of the same bytes. */
    Optional<LedgerFile> sameContent(LedgerFile file) {
        return jdbc
                .sql(
                        """
                        select * from intake_ledger_file where subsidiary = ? and content_hash = ? and id < ?
                            and status <> 'MAPPING' order by id desc""")
                .params(file.subsidiary(), file.contentHash(), file.id())
                .query((row, n) -> file(row))
                .stream()
                .findFirst();
    }

    List<LedgerMapping.StagedSheet> sheets(long file) {
        return jdbc.sql("select sheet_no, name, row_count from intake_ledger_sheet where file_id = ? order by 1")
                .param(file)
                .query((row, n) -> new LedgerMapping.StagedSheet(row.getInt(1), row.getString(2), row.getInt(3)))
                .list();
    }

    void setColumns(long file, int sheetNo, int headerRow, List<@Nullable LedgerColumn> columns) {
        jdbc.sql(
                        """
                        update intake_ledger_file set sheet_no = :sheet, header_row = :header, columns_json = :columns,
                            total_rows = (select count(*) from intake_ledger_row r
                                where r.file_id = :id and r.sheet_no = :sheet and r.row_no > :header)
                        where id = :id""")
                .param("sheet", sheetNo)
                .param("header", headerRow)
                .param("columns", LedgerJson.columns(columns))
                .param("id", file)
                .update();
    }

    /** Leaves only the rows of the chosen sheet, and begins. */
    void begin(LedgerFile file, @Nullable Integer assumedYear) {
        jdbc.sql("delete from intake_ledger_row where file_id = ? and sheet_no <> ?")
                .params(file.id(), file.sheetNo())
                .update();
        jdbc.sql("delete from intake_ledger_sheet where file_id = ? and sheet_no <> ?")
                .params(file.id(), file.sheetNo())
                .update();
        int titles = jdbc.sql("update intake_ledger_row set outcome = 'TITLE' where file_id = ? and row_no <= ?")
                .params(file.id(), file.headerRow())
                .update();
        jdbc.sql(
                        """
                        update intake_ledger_file set status = 'RUNNING', assumed_year = :year, title_rows = :titles,
                            started_at = :now, runs = runs + 1 where id = :id""")
                .param("year", assumedYear)
                .param("titles", titles)
                .param("now", now())
                .param("id", file.id())
                .update();
    }

    /** @return number of the new run */
    int beginAgain(LedgerFile file) {
        jdbc.sql("update intake_ledger_file set status = 'RUNNING', runs = runs + 1 where id = ?")
                .param(file.id())
                .update();
        return file.runs() + 1;
    }

    void finish(long file) {
        jdbc.sql("update intake_ledger_file set status = 'DONE', finished_at = ? where id = ?")
                .params(now(), file)
                .update();
    }

    /** The first rows of a sheet, for the header. */
    List<LedgerRow> head(long file, int sheetNo, int limit) {
        return jdbc.sql("select * from intake_ledger_row where file_id = ? and sheet_no = ? order by row_no limit ?")
                .params(file, sheetNo, limit)
                .query((row, n) -> row(row))
                .list();
    }

    /** All rows of the sheet below the header. */
    List<LedgerRow> body(LedgerFile file) {
        return jdbc.sql(
                        """
                        select * from intake_ledger_row where file_id = ? and sheet_no = ? and row_no > ?
                        order by row_no""")
                .params(file.id(), file.sheetNo(), file.headerRow())
                .query((row, n) -> row(row))
                .list();
    }

    List<LedgerRow> waiting(long file, int limit) {
        return jdbc.sql(
                        """
                        select * from intake_ledger_row where file_id = ? and outcome = 'WAITING'
                        order by row_no limit ?""")
                .params(file, limit)
                .query((row, n) -> row(row))
                .list();
    }

    /** @param code only rows with this reason; empty for all */
    List<LedgerRow> rows(long file, RowOutcome outcome, String code, int limit, int offset) {
        return jdbc.sql(
                        """
                        select * from intake_ledger_row where file_id = :id and outcome = :outcome
                            and (:code = '' or reason_codes like :like) order by row_no limit :limit offset :offset""")
                .param("id", file)
                .param("outcome", outcome.name())
                .param("code", code)
                .param("like", "%," + code.replace("%", "").replace("!", "") + ",%")
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> row(row))
                .list();
    }

    Optional<LedgerRow> row(long file, int rowNo) {
        return jdbc.sql("select * from intake_ledger_row where file_id = ? and row_no = ?")
                .params(file, rowNo)
                .query((row, n) -> row(row))
                .optional();
    }

    Map<RowOutcome, Integer> counts(long file) {
        Map<RowOutcome, Integer> counts = new EnumMap<>(RowOutcome.class);
        jdbc.sql("select outcome, count(*) from intake_ledger_row where file_id = ? group by outcome")
                .param(file)
                .query(row -> {
                    counts.put(RowOutcome.valueOf(row.getString(1)), row.getInt(2));
                });
        return counts;
    }

    /** Reason codes of the rows of an outcome, each row's as {@code ,A,B,}. */
    List<String> reasonCodes(long file, RowOutcome outcome) {
        return jdbc.sql("select reason_codes from intake_ledger_row where file_id = ? and outcome = ?")
                .params(file, outcome.name())
                .query(String.class)
                .list();
    }

    /** The first row before this one that says the same. */
    Optional<LedgerRow> sameBefore(long file, String rawHash, int rowNo) {
        return jdbc
                .sql(
                        """
                        select * from intake_ledger_row where file_id = ? and raw_hash = ? and row_no < ?
                        order by row_no""")
                .params(file, rawHash, rowNo)
                .query((row, n) -> row(row))
                .stream()
                .findFirst();
    }

    void settle(LedgerRow row, RowResult result) {
        List<Finding> reasons = result.reasons();
        jdbc.sql(
                        """
                        update intake_ledger_row set outcome = :outcome, raw_hash = :hash, reason_codes = :codes,
                            reasons = :reasons, notes = :notes, case_number = :case, same_as_row = :same
                        where id = :id""")
                .param("outcome", result.outcome().name())
                .param("hash", result.rawHash())
                .param(
                        "codes",
                        reasons.isEmpty()
                                ? null
                                : reasons.stream()
                                        .map(Finding::code)
                                        .distinct()
                                        .collect(Collectors.joining(",", ",", ",")))
                .param("reasons", reasons.isEmpty() ? null : LedgerJson.write(reasons))
                .param("notes", result.notes().isEmpty() ? null : LedgerJson.write(result.notes()))
                .param("case", result.caseNumber())
                .param("same", result.sameAsRow())
                .param("id", row.id())
                .update();
    }

    /** Has a row read again, with what a clerk has corrected. */
    void retry(LedgerRow row, Map<LedgerColumn, String> corrections) {
        jdbc.sql("update intake_ledger_row set outcome = 'WAITING', corrections = ? where id = ?")
                .params(LedgerJson.write(corrections), row.id())
                .update();
    }

    /** Has all doubtful rows read again. */
    int retryDoubtful(long file) {
        return jdbc.sql("update intake_ledger_row set outcome = 'WAITING' where file_id = ? and outcome = 'DOUBTFUL'")
                .param(file)
                .update();
    }

    /** Personal data goes; what became of the rows stays. */
    int blankUploadedBefore(Instant before) {
        List<Long> files = jdbc.sql(
                        """
                        select id from intake_ledger_file where blanked_at is null and uploaded_at < ?
                        order by uploaded_at""")
                .param(before.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .list();
        for (Long file : files) {
            jdbc.sql(
                            """
                            update intake_ledger_row set cells = null, corrections = null, reasons = null, notes = null
                            where file_id = ?""")
                    .param(file)
                    .update();
            jdbc.sql("update intake_ledger_file set blanked_at = ? where id = ?")
                    .params(now(), file)
                    .update();
        }
        return files.size();
    }

    /** What clerks have confirmed for headers with the same headings. */
    Optional<Map<String, String>> remembered(String subsidiary, String signature) {
        return jdbc.sql("select columns_json from intake_ledger_columns where subsidiary = ? and signature = ?")
                .params(subsidiary, signature)
                .query(String.class)
                .optional()
                .map(LedgerJson::headings);
    }

    void remember(String subsidiary, String signature, Map<String, String> headings, String user) {
        jdbc.sql("delete from intake_ledger_columns where subsidiary = ? and signature = ?")
                .params(subsidiary, signature)
                .update();
        jdbc.sql(
                        """
                        insert into intake_ledger_columns (subsidiary, signature, columns_json, confirmed_by, confirmed_at)
                        values (?, ?, ?, ?, ?)""")
                .params(subsidiary, signature, LedgerJson.write(headings), user, now())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static String numbers(Set<Integer> numbers) {
        return numbers.stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static Set<Integer> numbers(String text) {
        return text.isEmpty()
                ? Set.of()
                : Arrays.stream(text.split(",", -1)).map(Integer::valueOf).collect(Collectors.toSet());
    }

    private static LedgerFile file(ResultSet row) throws SQLException {
        return new LedgerFile(
                row.getLong("id"),
                row.getString("subsidiary"),
                row.getString("file_name"),
                row.getString("content_hash"),
                row.getString("uploaded_by"),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
                LedgerFile.Status.valueOf(row.getString("status")),
                row.getInt("sheet_no"),
                row.getInt("header_row"),
                LedgerJson.columns(row.getString("columns_json")),
                row.getObject("assumed_year", Integer.class),
                row.getInt("total_rows"),
                row.getInt("title_rows"),
                row.getInt("runs"),
                instant(row, "finished_at"),
                instant(row, "blanked_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private static LedgerRow row(ResultSet row) throws SQLException {
        return new LedgerRow(
                row.getLong("id"),
                row.getInt("row_no"),
                RowOutcome.valueOf(row.getString("outcome")),
                LedgerJson.cells(row.getString("cells")),
                numbers(row.getString("formulas")),
                numbers(row.getString("merged")),
                LedgerJson.corrections(row.getString("corrections")),
                LedgerJson.findings(row.getString("reasons")),
                LedgerJson.findings(row.getString("notes")),
                row.getString("case_number"),
                row.getObject("same_as_row", Integer.class));
    }
}
