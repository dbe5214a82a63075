package cn.baoxiu.scorecard.inside;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.scorecard.reward.RewardKind;
import cn.baoxiu.scorecard.reward.RewardState;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every word of the pages of inside scores and rewards is there, in both languages. */
class InsideMessagesTest {

    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    private static final Pattern USED = Pattern.compile("#\\{((?:inside|reward|correctionState)\\.[\\w.]+)");
    private static final Pattern SAID = Pattern.compile("\"((?:inside|reward)\\.[a-zA-Z.]+)\"");

    private static Properties load(String name) throws IOException {
        Properties words = new Properties();
        try (InputStreamReader in = new InputStreamReader(
                Objects.requireNonNull(
                        InsideMessagesTest.class.getResourceAsStream("/messages/" + name + ".properties")),
                StandardCharsets.UTF_8)) {
            words.load(in);
        }
        return words;
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        PLACE.matcher(text).results().forEach(found -> places.add(found.group()));
        return places;
    }

    @Test
    void bothLanguagesHaveTheSameKeysAndPlaces() throws IOException {
        Properties chinese = load("scorecard-inside");
        Properties english = load("scorecard-inside_en");
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        for (String key : chinese.stringPropertyNames()) {
            assertThat(english.getProperty(key)).as(key).doesNotContain("'");
            assertThat(places(english.getProperty(key))).as(key).isEqualTo(places(chinese.getProperty(key)));
        }
    }

    @Test
    void everyNameHasItsWords() throws IOException {
        Properties words = load("scorecard-inside");
        for (InsideScope scope : InsideScope.values()) {
            assertThat(words).containsKey("insideScope." + scope);
        }
        for (InsideItem item : InsideItem.values()) {
            assertThat(words).containsKeys("insideItem." + item, "insideItem." + item + ".formula");
        }
        for (CorrectionState state : CorrectionState.values()) {
            assertThat(words).containsKey("correctionState." + state);
        }
        for (RewardState state : RewardState.values()) {
            assertThat(words).containsKeys("rewardState." + state, "rewardLog." + state);
        }
        for (RewardKind kind : RewardKind.values()) {
            assertThat(words).containsKey("rewardKind." + kind);
        }
    }

    @Test
    void everythingThatPagesAndSentencesSayIsThere() throws IOException {
        Properties words = load("scorecard-inside");
        List<Path> files = new ArrayList<>();
        for (String page : List.of("inside", "inside-score", "inside-cases", "rewards", "reward")) {
            files.add(Path.of("src/main/resources/templates/scorecard/" + page + ".html"));
        }
        for (Path file : files) {
            assertKnown(words, USED.matcher(Files.readString(file)), file);
        }
        for (String room : List.of("inside", "reward", "web")) {
            try (var sources = Files.list(Path.of("src/main/java/cn/baoxiu/scorecard/" + room))) {
                for (Path file :
                        sources.filter(one -> one.toString().endsWith(".java")).toList()) {
                    assertKnown(words, SAID.matcher(Files.readString(file)), file);
                }
            }
        }
    }

    private static void assertKnown(Properties words, Matcher found, Path where) {
        found.results()
                .map(result -> result.group(1))
                .forEach(key -> assertThat(words).as(where.toString()).containsKey(key));
    }
}
