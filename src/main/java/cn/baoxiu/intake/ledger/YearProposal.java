package cn.baoxiu.intake.ledger;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The year that dates without one probably have, with the evidence for it. A clerk confirms it.
 *
 * @param year null if nothing speaks for one, or the evidence does not agree
 * @param withoutYear number of dates without a year
 * @param example one of them
 * @param titleYear year in the rows above the header
 * @param nameYear year in the file's name
 * @param majorityYear year of most dates that have one
 * @param majority how many of them have it
 * @param dated number of dates that have a year
 */
public record YearProposal(
        @Nullable Integer year,
        int withoutYear,
        String example,
        @Nullable Integer titleYear,
        @Nullable Integer nameYear,
        @Nullable Integer majorityYear,
        int majority,
        int dated) {

    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(20\\d{2})(?!\\d)");
    private static final Set<LedgerColumn> DATES =
            EnumSet.of(LedgerColumn.REPORTED, LedgerColumn.DISPATCHED, LedgerColumn.FINISHED);

    static YearProposal of(LedgerFile file, List<LedgerRow> titles, List<LedgerRow> body) {
        List<String> titleTexts = new ArrayList<>();
        titles.forEach(row -> titleTexts.addAll(row.cells()));
        Map<Integer, Integer> years = new TreeMap<>();
        int withoutYear = 0;
        int dated = 0;
        String example = "";
        for (LedgerRow row : body) {
            RowCells cells = RowCells.of(row.cells(), file.columns(), Map.of());
            for (LedgerColumn column : DATES) {
                WrittenDate date = WrittenDate.parse(cells.of(column)).orElse(null);
                if (date != null && date.year() != null) {
                    years.merge(date.year(), 1, Integer::sum);
                    dated++;
                } else if (date != null) {
                    withoutYear++;
                    example = example.isEmpty() ? cells.of(column) : example;
                }
            }
        }
        Integer majorityYear = null;
        int majority = 0;
        for (Map.Entry<Integer, Integer> entry : years.entrySet()) {
            if (entry.getValue() > majority) {
                majorityYear = entry.getKey();
                majority = entry.getValue();
            }
        }
        Integer title = year(String.join(" ", titleTexts));
        Integer name = year(PlainText.narrow(file.fileName()));
        return new YearProposal(
                agreed(title, name, majorityYear), withoutYear, example, title, name, majorityYear, majority, dated);
    }

    private static @Nullable Integer agreed(
            @Nullable Integer title, @Nullable Integer name, @Nullable Integer majority) {
        Set<Integer> years = new LinkedHashSet<>();
        for (Integer year : new Integer[] {title, name, majority}) {
            if (year != null) {
                years.add(year);
            }
        }
        return years.size() == 1 ? years.iterator().next() : null;
    }

    /** The only year in the text. */
    private static @Nullable Integer year(String text) {
        Set<Integer> years = new LinkedHashSet<>();
        Matcher matcher = YEAR.matcher(text);
        while (matcher.find()) {
            years.add(Integer.valueOf(matcher.group(1)));
        }
        return years.size() == 1 ? years.iterator().next() : null;
    }
}
