package cn.baoxiu.scorecard.appraisal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every code and sentence of events and appeals has its words, in both languages. */
class CycleMessagesTest {

    private static final Pattern USED = Pattern.compile("(?:#\\{|text\\('|\")((?:scorecard|field)\\.[a-zA-Z.]+)");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    /** Labels that other rooms and pages have. */
    private static final Set<String> ELSEWHERE = Set.of("field.subsidiary", "field.caseNumber");

    @Test
    void bothLanguagesHaveTheSameKeysAndPlaces() throws IOException {
        Properties chinese = load("scorecard-cycle");
        Properties english = load("scorecard-cycle_en");
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

    @Test
    void everyCodeHasAWord() throws IOException {
        Properties words = load("scorecard-cycle");
        Stream.of(EventState.values()).forEach(code -> assertThat(words).containsKey("eventState." + code));
        Stream.of(AppealState.values()).forEach(code -> assertThat(words).containsKey("appealState." + code));
        Stream.of(Demand.values()).forEach(code -> assertThat(words).containsKey("demand." + code));
        Properties told = load("notification");
        EventForm.kinds().forEach(kind -> assertThat(told).containsKey("notification.value.scoreKind." + kind));
        for (String field : List.of(
                EventForm.KIND,
                EventForm.HAPPENED_ON,
                EventForm.REASON,
                AppealForm.ITEM,
                AppealForm.CASE,
                AppealForm.EVENT,
                AppealForm.DEMAND,
                AppealForm.REASON,
                AppealRuling.RULING,
                AppealRuling.REASON,
                AppealDesk.WINDOW,
                AppealDesk.RESULT,
                CardDesk.CONFIRMED,
                ScoreEvents.DECISION,
                ScoreEvents.DECISION_REASON)) {
            assertThat(words).containsKey("field." + field);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"appeals", "card-appeals", "card-paper", "event", "events"})
    void everySentenceOfAPageIsThere(String page) throws IOException {
        areThere(Path.of("src/main/resources/templates/scorecard/" + page + ".html"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AppealDesk",
                "CardDesk",
                "CardFormFacts",
                "CardWords",
                "EventForm",
                "Reversals",
                "ScoreDuty",
                "ScoreEvents"
            })
    void everySentenceOfARefusalIsThere(String code) throws IOException {
        areThere(Path.of("src/main/java/cn/baoxiu/scorecard/appraisal/" + code + ".java"));
    }

    private static void areThere(Path file) throws IOException {
        Properties words = load("scorecard-cycle");
        assertThat(USED.matcher(Files.readString(file)).results().map(found -> found.group(1)))
                .isNotEmpty()
                .filteredOn(key -> !ELSEWHERE.contains(key))
                .allSatisfy(key -> assertThat(words).containsKey(key));
    }

    @Test
    void aBusinessKeyNamesSubsidiaryAndMonth() {
        assertThat(CardKey.of("hua-nan-2026-10")).contains(new CardKey("hua-nan", YearMonth.of(2026, 10)));
        assertThat(CardKey.of("huanan-2026-13")).isEmpty();
        assertThat(CardKey.of("BX-HD-LJW-20260301-0007")).isEmpty();
        assertThat(CardKey.of(null)).isEmpty();
    }

    private static Properties load(String bundle) throws IOException {
        Properties properties = new Properties();
        try (var in = CycleMessagesTest.class.getResourceAsStream("/messages/" + bundle + ".properties")) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }
}
