package cn.baoxiu.contractor.sanction;

import static cn.baoxiu.contractor.sanction.PenaltyTable.bound;

import cn.baoxiu.engine.SubmittedForm;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Calls to contractors about cases: in an emergency they stand for the notice, if the written one follows (rules R6). */
@Component
class CallLog {

    private final JdbcClient jdbc;

    CallLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Call call) {
        jdbc.sql("insert into contractor_call (case_number, contractor, called_at, ended_at, person, words, logged_by,"
                        + " logged_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        call.caseNumber(),
                        call.contractor(),
                        bound(call.calledAt()),
                        bound(call.endedAt()),
                        call.person(),
                        call.words(),
                        call.loggedBy(),
                        bound(call.loggedAt()))
                .update();
    }

    List<Call> of(String caseNumber) {
        return jdbc.sql("select * from contractor_call where case_number = ? order by ended_at, id")
                .param(caseNumber)
                .query(Call.class)
                .list();
    }

    /**
     * @param person who spoke for the contractor
     * @param words what was said and answered
     */
    record Call(
            String caseNumber,
            String contractor,
            Instant calledAt,
            Instant endedAt,
            String person,
            String words,
            String loggedBy,
            Instant loggedAt) {}

    /** What is entered of a call. */
    record Entry(Instant calledAt, Instant endedAt, String person, String words) {

        /**
         * @param earliest the report of the case
         * @throws cn.baoxiu.engine.FormRejected with every wrong field
         */
        static Entry read(SubmittedForm form, Instant earliest, Instant now) {
            Entry read = new Entry(
                    form.pastInstant("calledAt", earliest, now),
                    form.pastInstant("callEndedAt", earliest, now),
                    form.requiredText("calledPerson", 100),
                    form.requiredText("calledWords", 1000));
            if (read.endedAt().isBefore(read.calledAt())) {
                form.reject("callEndedAt", "contractor.endsBeforeItBegins");
            }
            form.check();
            return read;
        }
    }
}
