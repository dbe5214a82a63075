package cn.baoxiu.repair;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code <room>/decisions/<decision>.csv}: column {@code case} names it, columns with {@code =} before
 * their name are expected outputs, all others are inputs. Empty is null, {@code a|b} is a list of hazards, several
 * rows of a collecting decision are written {@code a|b|c} in each output column.
 */
public record DecisionCase(String name, Map<String, Object> inputs, Map<String, @Nullable String> expected) {

    static List<DecisionCase> of(String decision) {
        return of("repair", decision);
    }

    public static List<DecisionCase> of(String room, String decision) {
        var stream = DecisionCase.class.getResourceAsStream("/" + room + "/decisions/" + decision + ".csv");
        if (stream == null) {
            throw new IllegalStateException("no cases for decision " + decision);
        }
        var cases = new ArrayList<DecisionCase>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(stream)) {
            csv.forEach(line -> cases.add(read(line.getFieldsAsMap())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    private static DecisionCase read(Map<String, String> line) {
        var inputs = new HashMap<String, Object>();
        var expected = new TreeMap<String, @Nullable String>();
        line.forEach((column, text) -> {
            if (column.startsWith("=")) {
                expected.put(column.substring(1), text.isEmpty() ? null : text);
            } else if (!column.equals("case")) {
                inputs.put(column, value(column, text));
            }
        });
        return new DecisionCase(line.get("case"), inputs, expected);
    }

    private static @Nullable Object value(String column, String text) {
        if (column.equals("hazards")) {
            return text.isEmpty() ? List.of() : List.of(text.split("\\|"));
        }
        return switch (text) {
            case "" -> null;
            case "true", "false" -> Boolean.valueOf(text);
            default -> text;
        };
    }
}
