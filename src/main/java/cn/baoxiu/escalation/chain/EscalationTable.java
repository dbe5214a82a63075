package cn.baoxiu.escalation.chain;

import cn.baoxiu.escalation.EscalatedCases;
import cn.baoxiu.escalation.EscalationCause;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes the tables of the room; every call joins the caller's transaction. */
@Component
class EscalationTable {

    private final JdbcClient jdbc;
    private final TransactionTemplate savepoint;

    EscalationTable(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** @param level highest reached */
    record Running(long id, String caseNumber, int level, Instant openedAt) {}

    Optional<Running> running(String caseNumber) {
        return jdbc.sql("select id, case_number, level, opened_at from escalation_case where open_key = ?")
                .param(caseNumber)
                .query((row, n) -> new Running(
                        row.getLong("id"),
                        row.getString("case_number"),
                        row.getInt("level"),
                        row.getObject("opened_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /**
     * Two causes of a case may meet here: the later one waits for the end of the other transaction, goes back to its
     * savepoint and finds the escalation running.
     *
     * @return false if one runs already
     */
    boolean open(String caseNumber, String subsidiary, int level, Instant at) {
        try {
            savepoint.executeWithoutResult(status -> jdbc.sql(
                            "insert into escalation_case (case_number, subsidiary, open_key, level, opened_at)"
                                    + " values (?, ?, ?, ?, ?)")
                    .params(caseNumber, subsidiary, caseNumber, level, bound(at))
                    .update());
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** @param by user, null for the program */
    void addCause(long escalation, EscalationCause cause, @Nullable String by, Instant at) {
        Instant due = cause.promiseDue();
        jdbc.sql("insert into escalation_cause (escalation_id, kind, promise, promise_due, party, words,"
                        + " client_reference, raised_by, raised_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        escalation,
                        cause.kind().name(),
                        text(cause.promise()),
                        new SqlParameterValue(Types.TIMESTAMP_WITH_TIMEZONE, due == null ? null : bound(due)),
                        text(cause.party()),
                        text(cause.words()),
                        text(cause.reference()),
                        text(by),
                        bound(at))
                .update();
    }

    /** The level before, if there is one, is left; the record of the new one names the promise broken last. */
    void reach(Running running, int level, EscalatedCases.Facts facts, Instant due, Instant at) {
        leave(running.id(), at);
        jdbc.sql("update escalation_case set level = ? where id = ?")
                .params(level, running.id())
                .update();
        jdbc.sql("insert into escalation_level (escalation_id, level, group_code, reached_at, due_at, holder,"
                        + " held_since, held_minutes, promise) values (?, ?, ?, ?, ?, ?, ?, ?,"
                        + " (select promise from escalation_cause where id = (select max(id) from escalation_cause"
                        + " where escalation_id = ? and promise is not null)))")
                .params(
                        running.id(),
                        level,
                        Level.groupOf(level),
                        bound(at),
                        bound(due),
                        facts.holder(),
                        bound(facts.heldSince()),
                        Duration.between(facts.heldSince(), facts.heldUntil() == null ? at : facts.heldUntil())
                                .toMinutes(),
                        running.id())
                .update();
    }

    void answer(Running running, LevelAnswer answer, String by, Instant at) {
        Instant told = answer.toldAt();
        jdbc.sql("update escalation_level set answer = ?, owner_told_at = ?, answered_by = ?, answered_at = ?"
                        + " where escalation_id = ? and level = ?")
                .params(
                        answer.text(),
                        new SqlParameterValue(Types.TIMESTAMP_WITH_TIMEZONE, told == null ? null : bound(told)),
                        by,
                        bound(at),
                        running.id(),
                        running.level())
                .update();
    }

    /** By telephone or face to face, as the level has entered. */
    boolean ownerWasTold(Running running) {
        return jdbc.sql("select count(owner_told_at) from escalation_level where escalation_id = ? and level = ?")
                        .params(running.id(), running.level())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void ownerSaid(Running running, OwnerOpinion opinion, String by, Instant at) {
        jdbc.sql("update escalation_level set owner_agrees = ?, owner_words = ?, owner_said_at = ?,"
                        + " owner_logged_by = ? where escalation_id = ? and level = ?")
                .params(opinion.agrees(), text(opinion.words()), bound(at), by, running.id(), running.level())
                .update();
    }

    /**
     * What a level, or the decision, has time for until when.
     *
     * @param level 0 for the decision
     */
    record Waiting(int level, Instant start, Instant due) {}

    /** Empty while the owner is asked. */
    Optional<Waiting> waiting(Running running) {
        return jdbc
                .sql(
                        """
                        select l.level, l.reached_at, l.due_at, l.answered_at, e.decision_from, e.decision_due
                        from escalation_level l join escalation_case e on e.id = l.escalation_id
                        where l.escalation_id = ? and l.level = ?""")
                .params(running.id(), running.level())
                .query((row, n) -> waiting(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Waiting> waiting(ResultSet row) throws SQLException {
        OffsetDateTime decisionFrom = row.getObject("decision_from", OffsetDateTime.class);
        if (decisionFrom != null) {
            return Optional.of(new Waiting(0, decisionFrom.toInstant(), instant(row, "decision_due")));
        }
        return row.getObject("answered_at") == null
                ? Optional.of(new Waiting(row.getInt("level"), instant(row, "reached_at"), instant(row, "due_at")))
                : Optional.empty();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    void shorten(Running running, Waiting waiting, Instant due) {
        String sql = waiting.level() == 0
                ? "update escalation_case set decision_due = ? where id = ?"
                : "update escalation_level set due_at = ? where escalation_id = ? and level = ?";
        JdbcClient.StatementSpec statement = jdbc.sql(sql).param(bound(due)).param(running.id());
        (waiting.level() == 0 ? statement : statement.param(waiting.level())).update();
    }

    /** Case of the cause that has this reference. */
    Optional<String> caseOfReference(String reference) {
        return jdbc.sql("select e.case_number from escalation_cause c join escalation_case e on e.id = c.escalation_id"
                        + " where c.client_reference = ?")
                .param(reference)
                .query(String.class)
                .optional();
    }

    void demandDecision(Running running, Instant at, Instant due) {
        jdbc.sql("update escalation_case set decision_from = ?, decision_due = ? where id = ?")
                .params(bound(at), bound(due), running.id())
                .update();
    }

    Instant decisionDue(long escalation) {
        return jdbc.sql("select decision_due from escalation_case where id = ?")
                .param(escalation)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    void note(Running running, String text, String by) {
        jdbc.sql("update escalation_case set end_note = ?, ended_by = ? where id = ?")
                .params(text, by, running.id())
                .update();
    }

    /** Why the escalation will end without the owner; empty if nobody has said so yet. */
    String noteOf(Running running) {
        return jdbc.sql("select coalesce(end_note, '') from escalation_case where id = ?")
                .param(running.id())
                .query(String.class)
                .single();
    }

    void end(Running running, Result outcome, Instant at) {
        leave(running.id(), at);
        jdbc.sql("update escalation_case set open_key = null, ended_at = ?, outcome = ? where id = ?")
                .params(bound(at), outcome.name(), running.id())
                .update();
    }

    private void leave(long escalation, Instant at) {
        jdbc.sql("update escalation_level set left_at = ? where escalation_id = ? and left_at is null")
                .params(bound(at), escalation)
                .update();
    }

    List<Integer> levelsReached(long escalation) {
        return jdbc.sql("select level from escalation_level where escalation_id = ? order by level")
                .param(escalation)
                .query(Integer.class)
                .list();
    }

    /** @param party whose promise it was, or who does not stir */
    record OpeningCause(EscalationCause.Kind kind, @Nullable String party) {}

    OpeningCause firstCause(long escalation) {
        return jdbc.sql("select kind, party from escalation_cause where escalation_id = ? order by id limit 1")
                .param(escalation)
                .query((row, n) ->
                        new OpeningCause(EscalationCause.Kind.valueOf(row.getString("kind")), row.getString("party")))
                .single();
    }

    /** In the order of their arrival; references stay with the case that they were sent for. */
    List<EscalationCause> causes(long escalation, String ofCase) {
        return jdbc.sql("select kind, promise, promise_due, party, words from escalation_cause"
                        + " where escalation_id = ? order by id")
                .param(escalation)
                .query((row, n) -> {
                    OffsetDateTime due = row.getObject("promise_due", OffsetDateTime.class);
                    return new EscalationCause(
                            ofCase,
                            EscalationCause.Kind.valueOf(row.getString("kind")),
                            row.getString("promise"),
                            due == null ? null : due.toInstant(),
                            row.getString("party"),
                            row.getString("words"),
                            false,
                            null);
                })
                .list();
    }

    /** Number of the cause that was stored last. */
    long lastCause(long escalation) {
        return jdbc.sql("select max(id) from escalation_cause where escalation_id = ?")
                .param(escalation)
                .query(Long.class)
                .single();
    }

    /** That there was an answer, and what the owner thought of it, are figures. */
    void eraseWords(Collection<String> caseNumbers) {
        String ofCases = " (select id from escalation_case where case_number in (:cases))";
        jdbc.sql("update escalation_cause set words = null, client_reference = null where escalation_id in" + ofCases)
                .param("cases", caseNumbers)
                .update();
        jdbc.sql("update escalation_level set answer = case when answer is null then null else '' end,"
                        + " owner_words = null where escalation_id in" + ofCases)
                .param("cases", caseNumbers)
                .update();
        jdbc.sql("update escalation_case set end_note = null where outcome = 'DECIDED' and case_number in (:cases)")
                .param("cases", caseNumbers)
                .update();
    }

    private static OffsetDateTime bound(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static SqlParameterValue text(@Nullable String value) {
        return new SqlParameterValue(Types.VARCHAR, value);
    }
}
