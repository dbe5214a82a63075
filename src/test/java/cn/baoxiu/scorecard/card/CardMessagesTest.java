package cn.baoxiu.scorecard.card;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.scorecard.rule.EffectKind;
import cn.baoxiu.scorecard.rule.Standing;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every code and sentence of the cards' pages has its words, in both languages. */
class CardMessagesTest {

    private static final Pattern IN_PAGES = Pattern.compile("#\\{(scorecard\\.[\\w.]+)");
    private static final Pattern IN_CODE = Pattern.compile("\"(scorecard\\.[a-z][\\w.]*)\"");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @Test
    void bothLanguagesHaveTheSameKeysAndPlaces() throws IOException {
        Properties chinese = load("scorecard-card");
        Properties english = load("scorecard-card_en");
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
    void everyCodeHasItsWord() throws IOException {
        Properties words = load("scorecard-card");
        for (CardState state : CardState.values()) {
            assertThat(words).containsKeys("cardState." + state, "cardLog." + state);
        }
        assertThat(words).containsKeys("cardLog.COMPUTED", "cardLog.POSTPONED");
        for (EffectKind kind : EffectKind.values()) {
            assertThat(words).containsKey("scoreKind." + kind);
        }
        for (Standing standing : Standing.values()) {
            assertThat(words).containsKey("scoreStanding." + standing);
        }
    }

    @Test
    void everySentenceThatPagesAndCodeNameIsThere() throws IOException {
        Properties words = load("scorecard-card");
        // the slot of the cycle has words of its own
        words.putAll(load("scorecard-cycle"));
        List<Path> own = List.of(
                Path.of("src/main/resources/templates/scorecard/scorecards.html"),
                Path.of("src/main/resources/templates/scorecard/scorecard.html"),
                Path.of("src/main/resources/templates/scorecard/scorecard-cases.html"),
                Path.of("src/main/resources/templates/scorecard/scorecard-corrected.html"));
        for (Path page : own) {
            found(IN_PAGES, page)
                    .forEach(key -> assertThat(words).as(page.toString()).containsKey(key));
        }
        Set<String> tasks = Set.of("scorecard.freeze");
        for (String file : List.of(
                "card/MonthFreezing",
                "card/CardComputation",
                "card/CardList",
                "rule/ScoreRules",
                "web/CardPages",
                "web/CardText",
                "web/CardParams")) {
            found(IN_CODE, Path.of("src/main/java/cn/baoxiu/scorecard/" + file + ".java"))
                    .filter(key -> !tasks.contains(key) && !key.endsWith("."))
                    .forEach(key -> assertThat(words).as(file).containsKey(key));
        }
    }

    private static Stream<String> found(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file, StandardCharsets.UTF_8))
                .results()
                .map(found -> found.group(1));
    }

    private static Properties load(String bundle) throws IOException {
        Properties words = new Properties();
        try (InputStreamReader reader = new InputStreamReader(
                Objects.requireNonNull(
                        CardMessagesTest.class.getResourceAsStream("/messages/" + bundle + ".properties")),
                StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        return words;
    }
}
