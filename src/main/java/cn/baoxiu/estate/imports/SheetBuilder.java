package cn.baoxiu.estate.imports;

import cn.baoxiu.estate.ImportRefused;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the lines of a file; the first that is not blank is the header. */
final class SheetBuilder {

    private @Nullable List<String> header;
    private final List<Sheet.Line> lines = new ArrayList<>();

    void add(int number, List<String> cells) {
        Sheet.Line line =
                new Sheet.Line(number, cells.stream().map(String::strip).toList());
        if (line.blank()) {
            return;
        }
        if (header == null) {
            header = line.cells();
            return;
        }
        if (lines.size() == Sheet.ROWS_MAX) {
            throw new ImportRefused(ImportRefused.Reason.TOO_MANY_ROWS, String.valueOf(Sheet.ROWS_MAX));
        }
        lines.add(line);
    }

    Sheet build() {
        List<String> first = header;
        if (first == null) {
            throw new ImportRefused(ImportRefused.Reason.EMPTY);
        }
        return new Sheet(first, List.copyOf(lines));
    }
}
