package cn.baoxiu.intake.ledger;

import cn.baoxiu.estate.Location;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Understands one row. Whatever is not written plainly is a note with its evidence, or a doubt. */
@Component
class RowReading {

    private static final int DESCRIPTION_MAX = 2000;
    private static final int NAME_MAX = 50;
    private static final int LINE_MAX = 100;
    private static final int REMARK_MAX = 2000;
    private static final Set<String> YES = Set.of("是", "y", "yes", "√", "有");
    private static final Set<String> NO = Set.of("否", "n", "no", "×", "无", "没有");

    private final RowRooms rooms;
    private final RowParties parties;

    RowReading(RowRooms rooms, RowParties parties) {
        this.rooms = rooms;
        this.parties = parties;
    }

    /** @return null if there are doubts or refusals, which are then in the findings */
    @Nullable
    Understood read(
            RowCells cells, LedgerTerms terms, @Nullable Integer assumedYear, LocalDate uploadDay, Findings findings) {
        cells.correctedColumns().forEach(c -> findings.note("CORRECTED", c, cells.written(c), cells.of(c)));
        String description = cells.of(LedgerColumn.CONTENT);
        checkLength(LedgerColumn.CONTENT, description, DESCRIPTION_MAX, findings);
        String name = cells.of(LedgerColumn.OWNER);
        checkLength(LedgerColumn.OWNER, name, NAME_MAX, findings);
        checkLength(LedgerColumn.SCORE, cells.of(LedgerColumn.SCORE), LINE_MAX, findings);
        checkLength(LedgerColumn.CHANNEL, cells.of(LedgerColumn.CHANNEL), LINE_MAX, findings);
        checkLength(LedgerColumn.REMARK, cells.of(LedgerColumn.REMARK), REMARK_MAX, findings);
        if (name.isEmpty()) {
            findings.note("OWNER_MISSING", LedgerColumn.OWNER, "");
        }
        RowDates dates = RowDates.read(cells, assumedYear, uploadDay, findings);
        List<String> phones = RowPhones.read(cells, findings);
        LocalDate on = dates == null ? uploadDay : dates.reported().toLocalDate();
        Location location = rooms.read(cells, new RowRooms.Who(name, phones, on, uploadDay), terms, findings);
        DefectWords.Defect defect = DefectWords.read(cells, terms, findings);
        if (location == null || dates == null || defect == null) {
            return null;
        }
        if (on.isBefore(location.completionAcceptanceDate())) {
            findings.doubt(
                    "BEFORE_COMPLETION",
                    LedgerColumn.REPORTED,
                    cells.of(LedgerColumn.REPORTED),
                    location.completionAcceptanceDate().toString());
        }
        String responsible = parties.read(LedgerColumn.RESPONSIBLE, cells, location.project(), terms, findings);
        String repairer = parties.read(LedgerColumn.REPAIRER, cells, location.project(), terms, findings);
        Boolean reworked = reworked(cells, findings);
        Integer score = score(cells, findings);
        String remark = cells.of(LedgerColumn.REMARK);
        if (!remark.isEmpty()) {
            findings.note(remark.contains("扣款") ? "REMARK_MONEY" : "REMARK_KEPT", LedgerColumn.REMARK, remark);
        }
        if (!findings.doubts().isEmpty() || !findings.refusals().isEmpty()) {
            return null;
        }
        String scoreText = cells.of(LedgerColumn.SCORE);
        String fingerprint =
                PlainText.hash(List.of(location.code(), dates.reported().toString(), PlainText.key(description)));
        String contentHash = PlainText.hash(List.of(
                fingerprint,
                name,
                String.join("/", phones),
                Objects.toString(dates.dispatched()),
                Objects.toString(dates.finished()),
                Objects.toString(responsible),
                Objects.toString(repairer),
                Objects.toString(reworked),
                scoreText,
                PlainText.key(remark)));
        return new Understood(
                location,
                defect,
                description,
                name,
                phones,
                dates,
                responsible,
                repairer,
                reworked,
                score,
                scoreText,
                cells.of(LedgerColumn.CHANNEL),
                remark,
                fingerprint,
                contentHash);
    }

    private static void checkLength(LedgerColumn column, String text, int max, Findings findings) {
        if (text.length() > max) {
            findings.doubt("TOO_LONG", column, text.substring(0, text.offsetByCodePoints(0, 20)), String.valueOf(max));
        }
    }

    private static @Nullable Boolean reworked(RowCells cells, Findings findings) {
        String text = cells.of(LedgerColumn.REWORK);
        String key = PlainText.key(text);
        if (YES.contains(key)) {
            return Boolean.TRUE;
        }
        if (NO.contains(key)) {
            return Boolean.FALSE;
        }
        if (!text.isEmpty()) {
            findings.note("REWORK_UNCLEAR", LedgerColumn.REWORK, text);
        }
        return null;
    }

    private static @Nullable Integer score(RowCells cells, Findings findings) {
        String text = cells.of(LedgerColumn.SCORE);
        if (text.matches("[1-5](?:\\.0+)?分?")) {
            return text.charAt(0) - '0';
        }
        if (!text.isEmpty()) {
            findings.note("SCORE_WORDS", LedgerColumn.SCORE, text);
        }
        return null;
    }
}
