package cn.baoxiu.intake.ledger;

import cn.baoxiu.estate.Parties;
import cn.baoxiu.estate.Party;
import cn.baoxiu.estate.Project;
import cn.baoxiu.estate.ProjectRooms;
import cn.baoxiu.intake.ledger.LedgerTerms.Aspect;
import cn.baoxiu.intake.ledger.LedgerTerms.Kind;
import cn.baoxiu.intake.ledger.LedgerTerms.Phrase;
import cn.baoxiu.repair.DefectClass;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and remembers what the words of ledgers mean. */
@Repository
class LedgerWords {

    private static final String ALL = "*";
    private static final int PHRASE_OF_CLERK = 9;
    private static final int WRITTEN_MAX = 200;

    private final JdbcClient jdbc;
    private final ProjectRooms rooms;
    private final Parties parties;
    private final Clock clock;

    LedgerWords(JdbcClient jdbc, ProjectRooms rooms, Parties parties, Clock clock) {
        this.jdbc = jdbc;
        this.rooms = rooms;
        this.parties = parties;
        this.clock = clock;
    }

    LedgerTerms of(String subsidiary) {
        List<Project> projects = rooms.projectsOf(subsidiary);
        Map<String, Party> working = new LinkedHashMap<>();
        for (Project project : projects) {
            parties.contractorsOf(project.code()).forEach(p -> working.put(p.code(), p));
        }
        parties.thirdPartiesOf(subsidiary).forEach(p -> working.put(p.code(), p));
        Map<Kind, Map<String, String>> mappings = mappings(subsidiary);
        return new LedgerTerms(
                subsidiary,
                projects,
                List.copyOf(working.values()),
                parties.all(),
                mappings,
                phrases(mappings.getOrDefault(Kind.PHRASE_CLASS, Map.of())),
                categories(mappings.getOrDefault(Kind.CATEGORY, Map.of())));
    }

    /** The subsidiary's own words come last and so win over those of all. */
    private Map<Kind, Map<String, String>> mappings(String subsidiary) {
        Map<Kind, Map<String, String>> found = new EnumMap<>(Kind.class);
        jdbc.sql(
                        """
                        select kind, written, meaning from intake_ledger_mapping where subsidiary in (?, ?)
                        order by case when subsidiary = ? then 0 else 1 end""")
                .params(ALL, subsidiary, ALL)
                .query(row -> {
                    found.computeIfAbsent(Kind.valueOf(row.getString(1)), k -> new HashMap<>())
                            .put(row.getString(2), row.getString(3));
                });
        return found;
    }

    private Map<Aspect, List<Phrase>> phrases(Map<String, String> ofClerks) {
        Map<Aspect, List<Phrase>> found = new EnumMap<>(Aspect.class);
        jdbc.sql("select aspect, phrase, meaning, rank_no from intake_ledger_phrase")
                .query(row -> {
                    found.computeIfAbsent(Aspect.valueOf(row.getString(1)), a -> new ArrayList<>())
                            .add(new Phrase(PlainText.key(row.getString(2)), row.getString(3), row.getInt(4)));
                });
        ofClerks.forEach((phrase, meaning) -> found.computeIfAbsent(Aspect.CLASS, a -> new ArrayList<>())
                .add(new Phrase(phrase, meaning, PHRASE_OF_CLERK)));
        return found;
    }

    private Map<String, Set<DefectClass>> categories(Map<String, String> ofClerks) {
        Map<String, Set<DefectClass>> found = new HashMap<>();
        jdbc.sql("select category, classes from intake_ledger_category").query(row -> {
            found.put(PlainText.key(row.getString(1)), classes(row.getString(2)));
        });
        ofClerks.forEach((category, classes) -> found.put(category, classes(classes)));
        return found;
    }

    private static Set<DefectClass> classes(String names) {
        Set<DefectClass> classes = EnumSet.noneOf(DefectClass.class);
        if (!names.equals(ALL)) {
            Arrays.stream(names.split(",", -1)).map(DefectClass::valueOf).forEach(classes::add);
        }
        return classes;
    }

    /** Remembers a word for this and the next files of the subsidiary. */
    void remember(String subsidiary, Kind kind, String written, String meaning, String user) {
        String key = PlainText.key(written);
        if (key.isEmpty() || key.length() > WRITTEN_MAX) {
            return;
        }
        jdbc.sql(
                        """
                        merge into intake_ledger_mapping t
                        using (values (cast(:subsidiary as varchar(32)), cast(:kind as varchar(20)),
                                       cast(:written as varchar(200)), cast(:meaning as varchar(100)),
                                       cast(:user as varchar(64)), cast(:now as timestamp with time zone)))
                            v (subsidiary, kind, written, meaning, confirmed_by, confirmed_at)
                        on t.subsidiary = v.subsidiary and t.kind = v.kind and t.written = v.written
                        when matched then update set meaning = v.meaning, confirmed_by = v.confirmed_by,
                            confirmed_at = v.confirmed_at
                        when not matched then insert (subsidiary, kind, written, meaning, confirmed_by, confirmed_at)
                            values (v.subsidiary, v.kind, v.written, v.meaning, v.confirmed_by, v.confirmed_at)""")
                .param("subsidiary", subsidiary)
                .param("kind", kind.name())
                .param("written", key)
                .param("meaning", meaning)
                .param("user", user)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Meanings of headings. */
    Map<String, LedgerColumn> headings() {
        Map<String, LedgerColumn> headings = new HashMap<>();
        jdbc.sql("select heading, meaning from intake_ledger_heading").query(row -> {
            headings.put(PlainText.key(row.getString(1)), LedgerColumn.valueOf(row.getString(2)));
        });
        return headings;
    }
}
