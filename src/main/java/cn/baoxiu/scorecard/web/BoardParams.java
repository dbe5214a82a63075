package cn.baoxiu.scorecard.web;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.scorecard.board.BoardName;
import cn.baoxiu.scorecard.kpi.Months;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Reads what stands in the address of a dashboard; what is wrong is named. */
final class BoardParams {

    private static final int LONGEST = 60;

    private BoardParams() {}

    static BoardName name(String text) {
        return BoardName.of(text).orElseThrow(() -> new FormRejected("dashboard", "board.unknown", text));
    }

    static YearMonth month(String text, YearMonth usual) {
        return text.isBlank()
                ? usual
                : Months.parse(text.strip()).orElseThrow(() -> new FormRejected("month", "kpi.notAMonth", text));
    }

    static @Nullable String code(String field, String text) {
        if (text.strip().length() > LONGEST) {
            throw new FormRejected(field, "form.tooLong", LONGEST);
        }
        return text.isBlank() ? null : text.strip();
    }
}
