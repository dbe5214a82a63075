package cn.baoxiu.survey.wave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every code and every sentence of the pages has its words, in both languages. */
class SurveyMessagesTest {

    private static final Pattern USED = Pattern.compile("#\\{(survey\\.[\\w.]+|surveyField\\.\\w+)");
    private static final Pattern COMPLAINT = Pattern.compile("\"(surveyWave\\.\\w+)\"");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @Test
    void bothLanguagesHaveTheSameKeysAndPlaces() throws IOException {
        Properties chinese = load("survey-wave");
        Properties english = load("survey-wave_en");
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        for (String key : chinese.stringPropertyNames()) {
            assertThat(english.getProperty(key)).as(key).doesNotContain("'");
            assertThat(places(english.getProperty(key))).as(key).isEqualTo(places(chinese.getProperty(key)));
        }
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(found -> found.group())
                .sorted()
                .distinct()
                .toList();
    }

    @Test
    void everyCodeHasItsWords() throws IOException {
        Properties words = load("survey-wave");
        for (Instrument instrument : Instrument.values()) {
            assertThat(words).containsKeys("surveyInstrument." + instrument, "survey.instrument.hint." + instrument);
        }
        Stream.of(Segment.values()).forEach(one -> assertThat(words).containsKey("surveySegment." + one));
        Stream.of(Scale.values()).forEach(one -> assertThat(words).containsKey("surveyScale." + one));
        Stream.of(WaveField.values())
                .forEach(one -> assertThat(words).containsKeys("surveyField." + one, "field.column." + one));
    }

    @ParameterizedTest
    @ValueSource(strings = {"waves", "wave-mapping", "wave-benchmarks", "wave-satisfaction"})
    void everySentenceOfAPageIsThere(String page) throws IOException {
        Properties words = load("survey-wave");
        String html = Files.readString(Path.of("src/main/resources/templates/survey/" + page + ".html"));
        assertThat(USED.matcher(html).results().map(found -> found.group(1)))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(words).containsKey(key));
    }

    @Test
    void everyComplaintOfTheCodeIsThere_andNoneIsLeftOver() throws IOException {
        Properties words = load("survey-wave");
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/cn/baoxiu/survey/wave"))) {
            List<String> used = files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> COMPLAINT.matcher(read(file)).results().map(found -> found.group(1)))
                    .distinct()
                    .toList();
            assertThat(words.stringPropertyNames().stream().filter(key -> key.startsWith("surveyWave.")))
                    .containsExactlyInAnyOrderElementsOf(used);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties load(String bundle) throws IOException {
        Properties properties = new Properties();
        try (var in = SurveyMessagesTest.class.getResourceAsStream("/messages/" + bundle + ".properties")) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }
}
