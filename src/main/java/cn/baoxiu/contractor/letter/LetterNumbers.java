package cn.baoxiu.contractor.letter;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Numbers of a series and year, one after the other: a number that is taken back with its transaction is given again. */
@Component
class LetterNumbers {

    private final JdbcClient jdbc;

    LetterNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The number that is likely to be next; nobody waits for it. */
    Number likely(String series, int year) {
        int last = jdbc.sql("select last_no from contractor_letter_counter where series = ? and year_no = ?")
                .params(series, year)
                .query(Integer.class)
                .optional()
                .orElse(0);
        return new Number(series, year, last + 1);
    }

    /** The next number; whoever wants one of the same series waits until this transaction has ended. */
    Number next(String series, int year) {
        int number = locked(series, year).orElseGet(() -> begin(series, year)) + 1;
        jdbc.sql("update contractor_letter_counter set last_no = ? where series = ? and year_no = ?")
                .params(number, series, year)
                .update();
        return new Number(series, year, number);
    }

    private Optional<Integer> locked(String series, int year) {
        return jdbc.sql("select last_no from contractor_letter_counter where series = ? and year_no = ? for update")
                .params(series, year)
                .query(Integer.class)
                .optional();
    }

    /** Two who want the first number of a year wait here for each other. */
    private int begin(String series, int year) {
        jdbc.sql("select id from contractor_letter_lock where id = 1 for update")
                .query(Integer.class)
                .single();
        return locked(series, year).orElseGet(() -> {
            jdbc.sql("insert into contractor_letter_counter (series, year_no, last_no) values (?, ?, 0)")
                    .params(series, year)
                    .update();
            return 0;
        });
    }

    record Number(String series, int year, int serial) {

        String text() {
            return series + "〔" + year + "〕第" + serial + "号";
        }
    }
}
