package cn.baoxiu.estate.imports;

import java.util.List;

/** A table as read from a file: text only, blank lines left out. */
record Sheet(List<String> header, List<Line> lines) {

    /** More rows than this are refused: such a file is no reference data of one group. */
    static final int ROWS_MAX = 100_000;

    /** @param number line number in the file, the header being line 1 in a file without blank lines */
    record Line(int number, List<String> cells) {

        boolean blank() {
            return cells.stream().allMatch(String::isEmpty);
        }
    }
}
