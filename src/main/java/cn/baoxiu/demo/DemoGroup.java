package cn.baoxiu.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/** The reference files of the demo group, as far as scenarios need them. */
final class DemoGroup {

    /** Kinds of reference files in the order in which they build on each other. */
    static final List<String> KINDS = List.of(
            "subsidiaries",
            "projects",
            "contractors",
            "third-parties",
            "homes",
            "owners",
            "contracts",
            "contract-terms",
            "project-terms",
            "seasons",
            "price-list",
            "third-party-suspensions",
            "contract-securities",
            "penalty-tariff");

    private DemoGroup() {}

    static ClassPathResource file(String kind) {
        return new ClassPathResource("demo/group/" + kind.replace('-', '_') + ".csv");
    }

    static List<DemoHome> homes() {
        Map<String, String> subsidiaryOf = subsidiaryOfProject();
        Map<String, NamedCsvRecord> owners = new HashMap<>();
        rows("owners").forEach(r -> owners.putIfAbsent(r.getField("home"), r));
        List<DemoHome> homes = new ArrayList<>();
        for (NamedCsvRecord row : rows("homes")) {
            NamedCsvRecord owner = owners.get(row.getField("code"));
            if (row.getField("handover_date").isBlank() || owner == null) {
                continue;
            }
            String project = row.getField("project");
            homes.add(new DemoHome(
                    row.getField("code"),
                    subsidiaryOf.getOrDefault(project, ""),
                    project,
                    LocalDate.parse(row.getField("handover_date")),
                    owner.getField("name"),
                    owner.getField("phone")));
        }
        return homes;
    }

    /** Companies by group id ({@code contractor-C001}), each with the subsidiaries it works for. */
    static Map<String, Set<String>> companies() {
        Map<String, String> subsidiaryOf = subsidiaryOfProject();
        Map<String, Set<String>> companies = new LinkedHashMap<>();
        for (NamedCsvRecord row : rows("contracts")) {
            String subsidiary = subsidiaryOf.getOrDefault(row.getField("project"), "");
            companies
                    .computeIfAbsent("contractor-" + row.getField("contractor"), k -> new TreeSet<>())
                    .add(subsidiary);
        }
        Set<String> all = new TreeSet<>(subsidiaryOf.values());
        for (NamedCsvRecord row : rows("third-parties")) {
            String subsidiary = row.getField("subsidiary");
            companies.put("third-party-" + row.getField("code"), subsidiary.isBlank() ? all : Set.of(subsidiary));
        }
        return companies;
    }

    private static Map<String, String> subsidiaryOfProject() {
        return rows("projects").stream()
                .collect(Collectors.toMap(r -> r.getField("code"), r -> r.getField("subsidiary")));
    }

    private static List<NamedCsvRecord> rows(String kind) {
        try (InputStream in = file(kind).getInputStream();
                CsvReader<NamedCsvRecord> csv =
                        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return csv.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
