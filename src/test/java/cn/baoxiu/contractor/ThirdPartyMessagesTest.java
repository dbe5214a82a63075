package cn.baoxiu.contractor;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.contractor.thirdparty.ThirdPartyOutcome;
import cn.baoxiu.contractor.thirdparty.ThirdPartyState;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Third-party repairs have their words in both languages. */
class ThirdPartyMessagesTest {

    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @Test
    void bothLanguagesHaveTheSameKeysAndPlaces() throws IOException {
        Properties chinese = load("contractor-third-party");
        Properties english = load("contractor-third-party_en");
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        for (String key : chinese.stringPropertyNames()) {
            assertThat(places(english.getProperty(key))).as(key).isEqualTo(places(chinese.getProperty(key)));
            // a quote would hide the places behind it
            assertThat(english.getProperty(key)).as(key).doesNotContain("'");
        }
    }

    @Test
    void everyCodeHasAWord() throws IOException {
        Properties words = load("contractor-third-party");
        for (ThirdPartyState state : ThirdPartyState.values()) {
            assertThat(words).containsKey("thirdPartyState." + state);
        }
        for (ThirdPartyOutcome outcome : ThirdPartyOutcome.values()) {
            assertThat(words).containsKey("thirdPartyOutcome." + outcome);
        }
    }

    private static TreeSet<String> places(String text) {
        TreeSet<String> places = new TreeSet<>();
        PLACE.matcher(text).results().map(MatchResult::group).forEach(places::add);
        return places;
    }

    private static Properties load(String bundle) throws IOException {
        Properties properties = new Properties();
        try (var in = ThirdPartyMessagesTest.class.getResourceAsStream("/messages/" + bundle + ".properties")) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }
}
