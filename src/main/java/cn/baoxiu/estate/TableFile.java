package cn.baoxiu.estate;

import java.util.List;

/**
 * A table as read from a file: text only, blank lines left out. Dates of a workbook are ISO dates, numbers plain numbers.
 *
 * @param header the first line that is not blank
 */
public record TableFile(List<String> header, List<Line> lines) {

    public TableFile {
        header = List.copyOf(header);
        lines = List.copyOf(lines);
    }

    /** @param number line number in the file, the header being line 1 in a file without blank lines */
    public record Line(int number, List<String> cells) {

        public Line {
            cells = List.copyOf(cells);
        }

        /** The stripped text of a cell; empty if the line is shorter. */
        public String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }
    }
}
