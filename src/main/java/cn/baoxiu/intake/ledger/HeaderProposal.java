package cn.baoxiu.intake.ledger;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which row of a sheet is the header, and what its columns mean: by what clerks have confirmed for the same headings,
 * else by known headings, in whatever order.
 */
record HeaderProposal(int headerRow, List<@Nullable LedgerColumn> columns) {

    /** The header is looked for in so many rows. */
    static final int HEAD_ROWS = 30;

    /** Fewer known headings are no ledger. */
    private static final int KNOWN_MIN = 3;

    private static final int COLUMNS_MAX = 100;

    static <R> @Nullable HeaderProposal find(
            List<R> rows,
            ToIntFunction<R> number,
            Function<R, List<String>> cells,
            Function<List<String>, List<@Nullable LedgerColumn>> meanings) {
        HeaderProposal best = null;
        long known = KNOWN_MIN - 1;
        for (R row : rows.subList(0, Math.min(rows.size(), HEAD_ROWS))) {
            List<@Nullable LedgerColumn> columns = meanings.apply(cells.apply(row));
            long count = columns.stream().filter(c -> c != null).count();
            if (count > known) {
                best = new HeaderProposal(number.applyAsInt(row), columns);
                known = count;
            }
        }
        return best;
    }

    /** @param remembered headings that a clerk has confirmed, with names of columns; empty for none */
    static List<@Nullable LedgerColumn> meanings(
            List<String> headings, Map<String, String> remembered, Map<String, LedgerColumn> known) {
        List<@Nullable LedgerColumn> columns = new ArrayList<>();
        Set<LedgerColumn> used = EnumSet.noneOf(LedgerColumn.class);
        for (String heading : headings.subList(0, Math.min(headings.size(), COLUMNS_MAX))) {
            String key = PlainText.key(heading);
            LedgerColumn meaning;
            if (remembered.containsKey(key)) {
                String name = remembered.getOrDefault(key, "");
                meaning = name.isEmpty() ? null : LedgerColumn.valueOf(name);
            } else {
                meaning = known.get(key);
                if (meaning == null) {
                    meaning = known.get(key.replaceAll("\\(.*?\\)|\\[.*?]|:|\\*", ""));
                }
            }
            columns.add(meaning != null && used.add(meaning) ? meaning : null);
        }
        return columns;
    }

    /** The same for the same headings in another order. */
    static String signature(List<String> headings) {
        return PlainText.hash(headings.stream()
                .map(PlainText::key)
                .filter(h -> !h.isEmpty())
                .sorted()
                .toList());
    }

    static Map<String, String> confirmed(List<String> headings, List<@Nullable LedgerColumn> columns) {
        Map<String, String> confirmed = new TreeMap<>();
        for (int i = 0; i < Math.min(headings.size(), columns.size()); i++) {
            String key = PlainText.key(headings.get(i));
            LedgerColumn meaning = columns.get(i);
            if (!key.isEmpty()) {
                confirmed.put(key, meaning == null ? "" : meaning.name());
            }
        }
        return confirmed;
    }
}
