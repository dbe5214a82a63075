package cn.baoxiu.scorecard;

import cn.baoxiu.engine.EngineTime;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Rows as the rooms that own them write them, so that key figures have something to count. Times are local. */
final class KpiRows {

    static final String CONTRACTOR = "KC1";
    static final String THIRD_PARTY = "KT1";

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    KpiRows(JdbcClient jdbc, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** A subsidiary with one project of the same name and so many homes. */
    void subsidiary(String code, int homes) {
        jdbc.sql("insert into estate_subsidiary values (?, ?, '武汉', '一')")
                .params(code, code + "公司")
                .update();
        jdbc.sql("insert into estate_project values (?, ?, ?, '武汉', date '2020-03-28', null, '毛坯')")
                .params(project(code), code, code + "台")
                .update();
        for (int i = 1; i <= homes; i++) {
            home(code, i, "2023-01-01");
        }
    }

    void home(String code, int number, @Nullable String handover) {
        jdbc.sql("insert into estate_home (code, project, building, building_no, room, handover_date,"
                        + " completion_acceptance_date) values (?, ?, '1', '1', ?, ?, date '2020-03-28')")
                .params(
                        code + "-" + number,
                        project(code),
                        String.valueOf(number),
                        new SqlParameterValue(
                                Types.DATE, handover == null ? null : java.time.LocalDate.parse(handover)))
                .update();
    }

    static String project(String code) {
        return code.toUpperCase(java.util.Locale.ROOT);
    }

    void companies(String subsidiary) {
        jdbc.sql("insert into estate_contractor values ('KC1', '蓝盾防水', 'SUB')").update();
        jdbc.sql("insert into estate_third_party (code, name, subsidiary) values ('KT1', '快修公司', null)")
                .update();
        jdbc.sql("insert into estate_contract values ('KPI-HT', '工程合同', ?, 'KC1', 'KC1', 1000000, 3,"
                        + " date '2020-03-28', date '2030-03-28', 20, '第十二条', 'NONE')")
                .param(project(subsidiary))
                .update();
    }

    /** A case that is described step by step and then written. */
    final class Case {

        private final String number;
        private final String subsidiary;
        private String reported = "2024-04-01T08:00";
        private @Nullable String closed;
        private @Nullable String outcome;
        private @Nullable String closingKind;
        private @Nullable Boolean inWarranty = true;
        private String defectClass = "WINDOW";
        private String stage = "REPAIRING";
        private String place;
        private int round = 1;
        private int reworks;
        private int handovers;
        private @Nullable String linkedTo;
        private String origin = "REPORTED";
        private @Nullable String handling;
        private @Nullable String stepHolder;
        private @Nullable String responsible = CONTRACTOR;

        private Case(String subsidiary, String number) {
            this.subsidiary = subsidiary;
            this.number = number;
            this.place = "P-" + number;
        }

        Case reported(String at) {
            reported = at;
            return this;
        }

        /** Repaired, as the owner confirmed. */
        Case closed(String at) {
            return ended(at, "REPAIRED", "OWNER");
        }

        Case ended(String at, String how, @Nullable String kind) {
            closed = at;
            outcome = how;
            closingKind = kind;
            stage = "CLOSED";
            return this;
        }

        Case outOfWarranty() {
            inWarranty = false;
            return this;
        }

        /** A row of an old ledger. */
        Case ledger() {
            origin = "LEDGER";
            closingKind = null;
            return this;
        }

        Case of(String what) {
            defectClass = what;
            return this;
        }

        Case in(String location) {
            place = location;
            return this;
        }

        Case round(int number) {
            round = number;
            return this;
        }

        /** No company is responsible. */
        Case nobodys() {
            responsible = null;
            return this;
        }

        Case reworks(int times) {
            reworks = times;
            return this;
        }

        Case handovers(int times) {
            handovers = times;
            return this;
        }

        /** Reported again, for what another case had been closed for. */
        Case repeats(String other) {
            linkedTo = other;
            place = "P-" + other;
            return this;
        }

        Case dispatching(String how, String holder) {
            stage = "DISPATCHING";
            handling = how;
            stepHolder = holder;
            return this;
        }

        String write() {
            jdbc.sql(
                            """
                            insert into repair_case (case_number, row_version, subsidiary, project, location_code,
                              location_name, place, defect_class, current_class, symptom, hazards, group_complaint,
                              reported_at, round_reported_at, closed_at, stage, outcome, closing_kind, round, rework_count,
                              handover_count, in_warranty, linked_to, origin, handling, step_holder, responsible_party)
                            values (?, 0, ?, ?, ?, 'X', 'KITCHEN', ?, ?, 'SEEPAGE', '', false, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                              ?, ?, ?, ?, ?)""")
                    .params(
                            number,
                            subsidiary,
                            project(subsidiary),
                            place,
                            defectClass,
                            defectClass,
                            at(reported),
                            at(reported),
                            time(closed),
                            stage,
                            text(outcome),
                            text(closingKind),
                            round,
                            reworks,
                            handovers,
                            new SqlParameterValue(Types.BOOLEAN, inWarranty),
                            text(linkedTo),
                            origin,
                            text(handling),
                            text(stepHolder),
                            text(responsible))
                    .update();
            told(number, 1, "REPORTED", reported, null);
            return number;
        }
    }

    Case of(String subsidiary, String number) {
        return new Case(subsidiary, number);
    }

    /** A line of the story of the case. */
    void told(String number, int round, String kind, String when, @Nullable String note) {
        jdbc.sql(
                        "insert into repair_timeline (case_number, round, happened_at, actor, kind, note) values (?, ?, ?, 'x', ?, ?)")
                .params(number, round, at(when), kind, text(note))
                .update();
    }

    /** @param due null while it is paused */
    void promise(String number, String kind, String state, @Nullable String due) {
        promise(number, 1, kind, state, due, state.equals("MET") ? due : null);
    }

    /** @param met null if it was not kept, or too late */
    void promise(String number, int round, String kind, String state, @Nullable String due, @Nullable String met) {
        OffsetDateTime start = at("2024-01-01T08:00");
        jdbc.sql("insert into clock_promise (case_number, round_no, kind, party, started_at, counted_from, calendar,"
                        + " amount, due, first_due, provisional, met_at, state, ended_at) values (?, ?, ?, 'x', ?, ?,"
                        + " 'CAL_CN_WORK', 'PT4H', ?, ?, false, ?, ?, ?)")
                .params(number, round, kind, start, start, time(due), start, time(met), state, time(met))
                .update();
    }

    /** The case passes into other hands. */
    void held(String number, String holder, String when, String state) {
        jdbc.sql("insert into clock_segment (case_number, round_no, clock, party, started_at, state)"
                        + " values (?, 1, 'HOLDER', ?, ?, ?)")
                .params(number, holder, at(when), state)
                .update();
    }

    void pause(String number, String from, String until) {
        jdbc.sql(
                        "insert into clock_pause (case_number, round_no, reason, state, from_at, until_at, evidence, requested_by,"
                                + " requested_at, stops_owner, stops_contractor) values (?, 1, 'OWNER_AWAY', 'RUNNING', ?, ?, 'x', 'x',"
                                + " ?, true, true)")
                .params(number, at(from), at(until), at(from))
                .update();
    }

    void finding(String number, String handling, String when) {
        jdbc.sql("insert into repair_finding (case_number, round, found_at, found_by, in_warranty, responsible_party,"
                        + " handling, overrules_triage, overrules_survey, reason)"
                        + " values (?, 1, ?, 'x', true, 'KC1', ?, false, false, 'x')")
                .params(number, at(when), handling)
                .update();
    }

    /** An order, and what became of it: KEPT, REJECTED or REPLACED. */
    void order(String number, String kind, String when, String fate) {
        jdbc.sql("insert into repair_work_order (case_number, round, kind, party, ordered_at, ordered_by, rejected_at,"
                        + " replaced_at) values (?, 1, ?, 'KC1', ?, 'x', ?, ?)")
                .params(
                        number,
                        kind,
                        at(when),
                        time(fate.equals("REJECTED") ? when : null),
                        time(fate.equals("REPLACED") ? when : null))
                .update();
    }

    /** Work that was done, with a photo of it or without. */
    void visited(String number, String when, boolean photo) {
        jdbc.sql("insert into repair_work_order (case_number, round, kind, party, ordered_at, ordered_by, arrived_at,"
                        + " completed_at) values (?, 1, 'DISPATCH', 'KC1', ?, 'x', ?, ?)")
                .params(number, at(when), at(when), at(when))
                .update();
        if (photo) {
            photo(number, when);
        }
    }

    /** A photo of the finished work. */
    void photo(String number, String when) {
        jdbc.sql("insert into attachment (id, owner_key, round, kind, file_name, content_type, size_bytes, sha256,"
                        + " source_sha256, thumbnail, uploaded_by, uploaded_at)"
                        + " values (?, ?, 1, 'AFTER', 'x.jpg', 'image/jpeg', 1, 'x', 'x', false, 'x', ?)")
                .params(number, number, at(when))
                .update();
    }

    void notFixed(String number, String when) {
        jdbc.sql("insert into repair_confirmation (case_number, round, answer, answered_at, logged_by)"
                        + " values (?, 1, 'NOT_FIXED', ?, 'x')")
                .params(number, at(when))
                .update();
    }

    /** An escalation; its levels follow. */
    long escalated(String number, String opened, @Nullable String ended) {
        jdbc.sql("insert into escalation_case (case_number, subsidiary, open_key, level, opened_at, ended_at, outcome)"
                        + " values (?, 'x', ?, 1, ?, ?, ?)")
                .params(
                        number,
                        text(ended == null ? number : null),
                        at(opened),
                        time(ended),
                        text(ended == null ? null : "OWNER_AGREED"))
                .update();
        return jdbc.sql("select max(id) from escalation_case").query(Long.class).single();
    }

    void level(
            long escalation, int level, String reached, String due, @Nullable String answered, @Nullable String left) {
        jdbc.sql(
                        "insert into escalation_level (escalation_id, level, group_code, reached_at, due_at, holder, held_since,"
                                + " held_minutes, answered_at, left_at) values (?, ?, 'x', ?, ?, 'x', ?, 0, ?, ?)")
                .params(escalation, level, at(reached), at(due), at(reached), time(answered), time(left))
                .update();
    }

    void cause(long escalation, String kind, String when) {
        jdbc.sql("insert into escalation_cause (escalation_id, kind, raised_at) values (?, ?, ?)")
                .params(escalation, kind, at(when))
                .update();
    }

    /** A round of calls to an owner. */
    void callback(
            int id,
            String number,
            boolean toCall,
            String due,
            @Nullable String first,
            int attempts,
            @Nullable String concluded,
            @Nullable String outcome) {
        jdbc.sql("insert into survey_callback (id, case_number, round_no, subsidiary, project, case_outcome, closed_at,"
                        + " to_call, started_at, due_at, outcome, concluded_at)"
                        + " values (?, ?, (select count(*) + 1 from survey_callback k where k.case_number = ?), 'x', 'x',"
                        + " 'REPAIRED', ?, ?, ?, ?, ?, ?)")
                .params(id, number, number, at(due), toCall, at(due), at(due), text(outcome), time(concluded))
                .update();
        for (int i = 1; i <= attempts; i++) {
            jdbc.sql(
                            "insert into survey_attempt (callback_id, by_group, attempt_no, called_at, recorded_at, day_part, result,"
                                    + " caller) values (?, false, ?, ?, ?, ?, 'NO_ANSWER', 'x')")
                    .params(
                            id,
                            i,
                            at(Objects.requireNonNull(first)).plusHours(i - 1L),
                            at(first).plusHours(i - 1L),
                            "PART" + i)
                    .update();
        }
        log(id, number, due);
    }

    private void log(int callback, String number, String when) {
        jdbc.sql(
                        "insert into survey_log (callback_id, case_number, happened_at, actor, kind) values (?, ?, ?, 'x', 'x')")
                .params(callback, number, at(when))
                .update();
    }

    void answer(int callback, String number, String when, String source, String question, int score, int points) {
        Optional<Long> known = response(callback, source);
        if (known.isEmpty()) {
            jdbc.sql("insert into survey_response (callback_id, source, answered_at, answered_on) values (?, ?, ?, ?)")
                    .params(callback, source, at(when), at(when).toLocalDate())
                    .update();
        }
        jdbc.sql("insert into survey_answer (response_id, question, score, points) values (?, ?, ?, ?)")
                .params(response(callback, source).orElseThrow(), question, score, points)
                .update();
        log(callback, number, when);
    }

    private Optional<Long> response(int callback, String source) {
        return jdbc.sql("select id from survey_response where callback_id = ? and source = ?")
                .params(callback, source)
                .query(Long.class)
                .optional();
    }

    /** A third party repaired; what it cost, without and with the fee. */
    void thirdParty(String number, String when, String cost, String charged) {
        jdbc.sql(
                        "insert into contractor_third_party (case_number, subsidiary, contractor, contract_no, emergency, begun_by,"
                                + " begun_at, state, third_party, ordered_party, ordered_at, outcome, ended_at)"
                                + " values (?, 'x', 'KC1', 'KPI-HT', false, 'x', ?, 'ENDED', 'KT1', 'KT1', ?, 'CHARGED', ?)")
                .params(number, at(when), at(when), at(when))
                .update();
        long repair = jdbc.sql("select max(id) from contractor_third_party")
                .query(Long.class)
                .single();
        jdbc.sql("insert into contractor_charge_back (repair_id, case_number, contract_no, contractor, third_party,"
                        + " invoice_number, invoice_cny, fee_percent, amount, made_at)"
                        + " values (?, ?, 'KPI-HT', 'KC1', 'KT1', 'F1', ?, 20, ?, ?)")
                .params(repair, number, new BigDecimal(cost), new BigDecimal(charged), at(when))
                .update();
    }

    /** A deduction that no security covers, and what of it was given back later. */
    void deducted(String number, String when, String yuan, String backAt, String back) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("insert into contractor_ledger (contract_no, opened_at) values ('KPI-HT', ?)")
                    .param(at(when))
                    .update();
            BigDecimal sum = new BigDecimal(yuan);
            BigDecimal less = new BigDecimal(back);
            for (String account : new String[] {"CLAIM", "CHARGED"}) {
                jdbc.sql("insert into contractor_account (contract_no, account, balance) values ('KPI-HT', ?, 0)")
                        .param(account)
                        .update();
            }
            long taken = transaction("DEDUCTION", number, null, when);
            entry(taken, "CLAIM", null, BigDecimal.ZERO, sum);
            entry(taken, "CHARGED", null, BigDecimal.ZERO, sum.negate());
            long given = transaction("REVERSAL", null, taken, backAt);
            entry(given, "CLAIM", 1, sum, less.negate());
            entry(given, "CHARGED", 1, sum.negate(), less);
            balance("CLAIM", sum.subtract(less));
            balance("CHARGED", less.subtract(sum));
        });
    }

    private long transaction(String kind, @Nullable String number, @Nullable Long reverses, String when) {
        jdbc.sql("insert into contractor_transaction (transaction_key, contract_no, kind, case_number, reverses_id,"
                        + " booked_by, happened_at, booked_at) values (?, 'KPI-HT', ?, ?, ?, 'x', ?, ?)")
                .params(kind, kind, text(number), new SqlParameterValue(Types.BIGINT, reverses), at(when), at(when))
                .update();
        return jdbc.sql("select id from contractor_transaction where transaction_key = ?")
                .param(kind)
                .query(Long.class)
                .single();
    }

    private void entry(long of, String account, @Nullable Integer previous, BigDecimal before, BigDecimal sum) {
        jdbc.sql("insert into contractor_entry (transaction_id, contract_no, account, entry_no, previous_no,"
                        + " balance_before, amount, balance_after) values (?, 'KPI-HT', ?, ?, ?, ?, ?, ?)")
                .params(
                        of,
                        account,
                        previous == null ? 1 : previous + 1,
                        new SqlParameterValue(Types.INTEGER, previous),
                        before,
                        sum,
                        before.add(sum))
                .update();
    }

    private void balance(String account, BigDecimal after) {
        jdbc.sql(
                        "update contractor_account set balance = ?, last_entry = 2 where contract_no = 'KPI-HT' and account = ?")
                .params(after, account)
                .update();
    }

    private static SqlParameterValue text(@Nullable String value) {
        return new SqlParameterValue(Types.VARCHAR, value);
    }

    private static SqlParameterValue time(@Nullable String local) {
        return new SqlParameterValue(Types.TIMESTAMP_WITH_TIMEZONE, local == null ? null : at(local));
    }

    static OffsetDateTime at(String local) {
        return LocalDateTime.parse(local).atZone(EngineTime.ZONE).toOffsetDateTime();
    }
}
