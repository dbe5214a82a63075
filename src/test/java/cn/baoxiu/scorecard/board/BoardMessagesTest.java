package cn.baoxiu.scorecard.board;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.scorecard.kpi.WorkProgress;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every code and sentence of dashboards and trials has its words, in both languages. */
class BoardMessagesTest {

    private static final Pattern NAMED = Pattern.compile("(?:#\\{|\")((?:board|whatIf)\\.[\\w.-]*[\\w])[}\"(]");
    private static final Pattern COLUMNS = Pattern.compile("columns\\(([^;]*?)\\)[,;)]");
    private static final Pattern WORD = Pattern.compile("\"(\\w+)\"");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @Test
    void bothLanguagesHaveTheSameKeysAndPlaces() throws IOException {
        Properties chinese = load("scorecard-board");
        Properties english = load("scorecard-board_en");
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
        Properties words = load("scorecard-board");
        for (BoardName name : BoardName.values()) {
            assertThat(words).containsKeys("board." + name, "board." + name + ".hint");
        }
        for (WorkProgress.Work work : WorkProgress.Work.values()) {
            assertThat(words).containsKey("boardWork." + work);
        }
        for (String axis : new String[] {"contractor", "project"}) {
            for (String what : new String[] {"reports", "first-fix", "rework"}) {
                assertThat(words).containsKey("board.defects." + axis + "-" + what);
            }
        }
    }

    @Test
    void everySentenceThatPagesAndCodeNameIsThere() throws IOException {
        Properties words = load("scorecard-board");
        Set<String> named = new HashSet<>();
        try (Stream<Path> code = Files.walk(Path.of("src/main/java/cn/baoxiu/scorecard"));
                Stream<Path> pages = Files.walk(Path.of("src/main/resources/templates/scorecard"))) {
            for (Path file :
                    Stream.concat(code, pages).filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, StandardCharsets.UTF_8);
                NAMED.matcher(text).results().forEach(found -> named.add(found.group(1)));
                COLUMNS.matcher(text).results().forEach(found -> WORD.matcher(found.group(1))
                        .results()
                        .filter(word -> file.toString().contains("board"))
                        .forEach(word -> named.add("board.column." + word.group(1))));
            }
        }
        // the first part of keys that a code completes
        named.removeIf(key -> words.stringPropertyNames().stream().anyMatch(known -> known.startsWith(key + "."))
                && !words.containsKey(key));
        assertThat(named).contains("board.column.rank", "whatIf.row.twice", "board.title");
        assertThat(words.stringPropertyNames()).containsAll(named);
    }

    private static Properties load(String name) throws IOException {
        Properties words = new Properties();
        try (InputStreamReader reader = new InputStreamReader(
                Objects.requireNonNull(
                        BoardMessagesTest.class.getResourceAsStream("/messages/" + name + ".properties")),
                StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        return words;
    }
}
