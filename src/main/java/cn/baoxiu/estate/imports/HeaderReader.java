package cn.baoxiu.estate.imports;

import cn.baoxiu.estate.ImportRefused;
import cn.baoxiu.estate.ImportRefused.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Finds a kind's columns in a header, written as in the reference files or in Chinese as on the page. */
@Component
class HeaderReader {

    private final MessageSource messages;

    HeaderReader(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * @param places place of each column in a line
     * @param ignored columns of the file that the kind does not have
     */
    record Header(int size, Map<String, Integer> places, List<String> ignored) {}

    Header read(ImportKind kind, List<String> titles) {
        Map<String, String> columnsByTitle = new HashMap<>();
        for (ImportColumn column : kind.columns()) {
            columnsByTitle.put(column.name(), column.name());
            columnsByTitle.put(label(column.name()), column.name());
        }
        Map<String, Integer> places = new HashMap<>();
        List<String> ignored = new ArrayList<>();
        for (int i = 0; i < titles.size(); i++) {
            String column = columnsByTitle.get(titles.get(i).toLowerCase(Locale.ROOT));
            if (column == null) {
                if (!titles.get(i).isEmpty()) {
                    ignored.add(titles.get(i));
                }
            } else if (places.putIfAbsent(column, i) != null) {
                throw new ImportRefused(Reason.REPEATED_COLUMN, column);
            }
        }
        String[] missing = kind.columns().stream()
                .map(ImportColumn::name)
                .filter(name -> !places.containsKey(name))
                .toArray(String[]::new);
        if (missing.length > 0) {
            throw new ImportRefused(Reason.MISSING_COLUMNS, missing);
        }
        return new Header(titles.size(), places, ignored);
    }

    private String label(String column) {
        return messages.getMessage("import.column." + column, null, Locale.SIMPLIFIED_CHINESE);
    }
}
