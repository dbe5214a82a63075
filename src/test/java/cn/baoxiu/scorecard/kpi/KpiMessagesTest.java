package cn.baoxiu.scorecard.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every figure, code and sentence of the pages has its words, in both languages. */
class KpiMessagesTest {

    private static final Pattern USED = Pattern.compile("#\\{(kpi\\.[\\w.]+|field\\.(?:month|class|kpi|show|part))");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    private static final Pattern WORD = Pattern.compile("'([A-Z][A-Z_0-9]+)'");
    private static final KpiRule RULE = new KpiRule(
            7,
            15,
            30,
            4,
            3,
            java.math.BigDecimal.TEN,
            java.math.BigDecimal.ONE,
            3,
            12,
            10,
            List.of(0, 8),
            List.of(),
            java.util.Map.of());

    @Test
    void bothLanguagesHaveTheSameKeysAndPlaces() throws IOException {
        Properties chinese = load("scorecard");
        Properties english = load("scorecard_en");
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        for (String key : chinese.stringPropertyNames()) {
            assertThat(english.getProperty(key)).as(key).doesNotContain("'");
            assertThat(places(english.getProperty(key))).as(key).isEqualTo(places(chinese.getProperty(key)));
        }
    }

    private static Set<String> places(String text) {
        Set<String> places = new HashSet<>();
        PLACE.matcher(text).results().forEach(found -> places.add(found.group()));
        return places;
    }

    /** Name, formula, and a word for each way in which a case can count. */
    @ParameterizedTest
    @EnumSource(Kpi.class)
    void everyFigureHasItsWords(Kpi kpi) throws IOException {
        Properties words = load("scorecard");
        assertThat(words)
                .containsKeys(
                        "kpi." + kpi,
                        "kpi." + kpi + ".formula",
                        "kpiGroup." + kpi.group(),
                        "kpiUnit." + kpi.unit(),
                        "kpiUnitName." + kpi.unit());
        String why = KpiSources.of(kpi, RULE).why();
        // what a condition compares with is no way to count
        String said = why.replaceAll("when .*? then", "then");
        WORD.matcher(said)
                .results()
                .map(found -> found.group(1))
                .filter(word -> !word.equals("SAID_"))
                .forEach(word -> assertThat(words).containsKey("kpiWhy." + word));
        if (why.contains("SAID_")) {
            for (int score = 1; score <= 5; score++) {
                assertThat(words).containsKey("kpiWhy.SAID_" + score);
            }
        }
    }

    @Test
    void everyPartHasItsWords() throws IOException {
        Properties words = load("scorecard");
        for (HeldParty party : HeldParty.values()) {
            assertThat(words).containsKey("kpiParty." + party);
        }
        for (KpiCases.Shown shown : KpiCases.Shown.values()) {
            assertThat(words).containsKeys("kpiShown." + shown, "lineShown." + shown);
        }
        for (Moment moment : Moment.values()) {
            assertThat(words).containsKey("kpiMoment." + moment);
        }
        for (String reason : List.of("MERGED", "WITHDRAWN", "OUT_OF_WARRANTY", "LEGACY", "APPEAL")) {
            assertThat(words).containsKey("kpiLeftOut." + reason);
        }
        // outcomes of calls, and what became of orders and visits
        for (String why : List.of(
                "ANSWERED",
                "ONLINE",
                "REFUSED",
                "UNREACHABLE",
                "SENT_BACK",
                "REASSIGNED",
                "KEPT",
                "DISPATCH_LATE",
                "ARRIVAL_LATE",
                "UNHAPPY",
                "NO_PHOTO")) {
            assertThat(words).containsKey("kpiWhy." + why);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kpis", "kpi-cases"})
    void everySentenceOfAPageIsThere(String page) throws IOException {
        Properties words = load("scorecard");
        String html = Files.readString(Path.of("src/main/resources/templates/scorecard/" + page + ".html"));
        assertThat(USED.matcher(html).results().map(found -> found.group(1)))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(words).containsKey(key));
    }

    private static Properties load(String bundle) throws IOException {
        Properties properties = new Properties();
        try (var in = KpiMessagesTest.class.getResourceAsStream("/messages/" + bundle + ".properties")) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }
}
