package cn.baoxiu.contractor.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every code and every sentence of the pages has its words, in both languages. */
class RatingMessagesTest {

    private static final Pattern USED = Pattern.compile("#\\{(rating\\.[\\w.]+|field\\.\\w+)");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @Test
    void bothLanguagesHaveTheSameKeysAndPlaces() throws IOException {
        Properties chinese = load("contractor-rating");
        Properties english = load("contractor-rating_en");
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        for (String key : chinese.stringPropertyNames()) {
            assertThat(english.getProperty(key)).as(key).doesNotContain("'");
            if (!key.startsWith("rating.counted.")) {
                assertThat(places(english.getProperty(key))).as(key).isEqualTo(places(chinese.getProperty(key)));
            }
        }
    }

    private static Set<String> places(String text) {
        Set<String> places = new HashSet<>();
        PLACE.matcher(text).results().forEach(found -> places.add(found.group()));
        return places;
    }

    @Test
    void everyItemHasItsWords() throws IOException {
        Properties words = load("contractor-rating");
        for (RatingItem item : RatingItem.values()) {
            assertThat(words).containsKeys("ratingItem." + item, "rating.amount." + item, "rating.counted." + item);
        }
        assertThat(words).containsKey("ratingItem." + RatingItem.DEDUCTIONS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ratings", "rating", "rating-cases"})
    void everySentenceOfAPageIsThere(String page) throws IOException {
        Properties words = load("contractor-rating");
        String html = Files.readString(Path.of("src/main/resources/templates/contractor/" + page + ".html"));
        assertThat(USED.matcher(html).results().map(found -> found.group(1)))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(words).containsKey(key));
    }

    private static Properties load(String bundle) throws IOException {
        Properties properties = new Properties();
        try (var in = RatingMessagesTest.class.getResourceAsStream("/messages/" + bundle + ".properties")) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }
}
