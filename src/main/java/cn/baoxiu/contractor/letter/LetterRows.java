package cn.baoxiu.contractor.letter;

import cn.baoxiu.contractor.Letters.Channel;
import cn.baoxiu.contractor.Letters.Delivery;
import cn.baoxiu.contractor.Letters.Draft;
import cn.baoxiu.contractor.Letters.Letter;
import cn.baoxiu.contractor.Letters.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;

/** Letters and their deliveries in the database. */
@Component
public class LetterRows {

    private static final String SELECT = "select * from contractor_letter ";

    private final JdbcClient jdbc;

    LetterRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long insert(Draft says, Map<String, String> facts, String by, Instant at) {
        KeyHolder key = new GeneratedKeyHolder();
        content(
                        jdbc.sql(
                                """
                                insert into contractor_letter (kind, case_number, subsidiary, project, contract_no, contractor,
                                    state, amount, content, content_hash, facts, corrects, drafted_by, drafted_at, changed_at)
                                values (:kind, :caseNumber, :subsidiary, :project, :contractNo, :contractor,
                                    'DRAFT', :amount, :content, :hash, :facts, :corrects, :by, :at, :at)"""),
                        says,
                        facts,
                        at)
                .param("by", by)
                .update(key, "id");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    void change(long id, Draft says, Map<String, String> facts, Instant at) {
        content(
                        jdbc.sql(
                                """
                                update contractor_letter set kind = :kind, case_number = :caseNumber, subsidiary = :subsidiary,
                                    project = :project, contract_no = :contractNo, contractor = :contractor, amount = :amount,
                                    content = :content, content_hash = :hash, facts = :facts, corrects = :corrects,
                                    changed_at = :at
                                where id = :id and state = 'DRAFT'"""),
                        says,
                        facts,
                        at)
                .param("id", id)
                .update();
    }

    private static JdbcClient.StatementSpec content(
            JdbcClient.StatementSpec sql, Draft says, Map<String, String> facts, Instant at) {
        String json = DraftJson.write(says);
        return sql.param("kind", says.rung().name())
                .param("caseNumber", says.caseNumber())
                .param("subsidiary", says.subsidiary())
                .param("project", says.project())
                .param("contractNo", says.contractNo())
                .param("contractor", says.contractor())
                .param("amount", DraftRules.sum(says))
                .param("content", json)
                .param("hash", DraftJson.hash(json))
                .param("facts", DraftJson.facts(facts))
                .param("corrects", says.corrects())
                .param("at", utc(at));
    }

    void issued(
            long id,
            LetterNumbers.Number number,
            LetterTemplates.Version template,
            Map<String, String> facts,
            String pdfHash,
            String token,
            String by,
            Instant at) {
        jdbc.sql(
                        """
                        update contractor_letter set state = 'ISSUED', series = :series, year_no = :year, serial_no = :serial,
                            letter_number = :number, template_version = :template, template_hash = :templateHash,
                            facts = :facts, pdf_hash = :pdfHash, token = :token, issued_by = :by, issued_at = :at
                        where id = :id""")
                .param("series", number.series())
                .param("year", number.year())
                .param("serial", number.serial())
                .param("number", number.text())
                .param("template", template.version())
                .param("templateHash", DraftJson.hash(template.html()))
                .param("facts", DraftJson.facts(facts))
                .param("pdfHash", pdfHash)
                .param("token", token)
                .param("by", by)
                .param("at", utc(at))
                .param("id", id)
                .update();
    }

    void state(long id, State state) {
        jdbc.sql("update contractor_letter set state = ? where id = ?")
                .params(state.name(), id)
                .update();
    }

    void noteChange(long id, State state, String hash, String by, Instant at, @Nullable String reason) {
        jdbc.sql("insert into contractor_letter_change (letter_id, state, content_hash, changed_by, changed_at, reason)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(id, state.name(), hash, by, utc(at), reason)
                .update();
    }

    void deliver(long id, Delivery delivery, Instant deliveredAt, String by, Instant at) {
        jdbc.sql(
                        """
                        insert into contractor_letter_delivery (letter_id, channel, sent_at, completed_at, person, words,
                            delivered_at, recorded_by, recorded_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        delivery.channel().name(),
                        utc(delivery.sentAt()),
                        utc(delivery.completedAt()),
                        delivery.person(),
                        delivery.words(),
                        utc(deliveredAt),
                        by,
                        utc(at))
                .update();
        jdbc.sql("update contractor_letter set delivered_at = ? where id = ?"
                        + " and (delivered_at is null or delivered_at > ?)")
                .params(utc(deliveredAt), id, utc(deliveredAt))
                .update();
    }

    /** Locks the letter until the end of the transaction. */
    Letter locked(long id) {
        long locked = jdbc.sql("select id from contractor_letter where id = ? for update")
                .param(id)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("letter " + id));
        return find(locked).orElseThrow();
    }

    Optional<Letter> find(long id) {
        return jdbc.sql(SELECT + "where id = ?")
                .param(id)
                .query((row, number) -> letter(row))
                .optional();
    }

    List<Letter> ofCase(String caseNumber) {
        return jdbc.sql(SELECT + "where case_number = ? order by id")
                .param(caseNumber)
                .query((row, number) -> letter(row))
                .list();
    }

    Instant changedAt(long id) {
        return jdbc.sql("select changed_at from contractor_letter where id = ?")
                .param(id)
                .query((row, number) -> instant(row, "changed_at"))
                .single();
    }

    List<Change> changes(long id) {
        return jdbc.sql("select * from contractor_letter_change where letter_id = ? order by id")
                .param(id)
                .query((row, number) -> new Change(
                        State.valueOf(row.getString("state")),
                        row.getString("changed_by"),
                        instant(row, "changed_at"),
                        row.getString("reason")))
                .list();
    }

    /** The issued letter that corrects this one, if there is one; the newest. */
    Optional<Long> correctionOf(long id) {
        return jdbc.sql("select id from contractor_letter where corrects = ? and state = 'ISSUED'"
                        + " order by id desc limit 1")
                .param(id)
                .query(Long.class)
                .optional();
    }

    private Letter letter(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        return new Letter(
                id,
                DraftJson.read(row.getString("content")),
                State.valueOf(row.getString("state")),
                row.getString("letter_number"),
                row.getBigDecimal("amount"),
                row.getString("content_hash"),
                row.getString("pdf_hash"),
                row.getString("token"),
                row.getString("drafted_by"),
                instant(row, "drafted_at"),
                maybe(row, "issued_at"),
                maybe(row, "delivered_at"),
                deliveries(id),
                DraftJson.readFacts(row.getString("facts")));
    }

    private List<Delivery> deliveries(long id) {
        return jdbc.sql("select * from contractor_letter_delivery where letter_id = ? order by id")
                .param(id)
                .query((row, number) -> new Delivery(
                        Channel.valueOf(row.getString("channel")),
                        instant(row, "sent_at"),
                        maybe(row, "completed_at"),
                        row.getString("person"),
                        row.getString("words")))
                .list();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant maybe(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    /** @param reason why, where one was given */
    public record Change(State state, String by, Instant at, @Nullable String reason) {}
}
