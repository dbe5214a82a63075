package cn.baoxiu.contractor;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.contractor.sanction.PenaltyOutcome;
import cn.baoxiu.contractor.sanction.PenaltyState;
import cn.baoxiu.contractor.sanction.Precondition;
import cn.baoxiu.contractor.sanction.RulingKind;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every code that people see has a word, in both languages. */
class SanctionMessagesTest {

    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @Test
    void bothLanguagesHaveTheSameKeysAndPlaces() throws IOException {
        Properties chinese = load("contractor");
        Properties english = load("contractor_en");
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        for (String key : chinese.stringPropertyNames()) {
            assertThat(places(english.getProperty(key))).as(key).isEqualTo(places(chinese.getProperty(key)));
            // a quote would hide the places behind it
            assertThat(english.getProperty(key)).as(key).doesNotContain("'");
        }
    }

    private static Set<String> places(String text) {
        Set<String> places = new HashSet<>();
        PLACE.matcher(text).results().forEach(found -> places.add(found.group()));
        return places;
    }

    @Test
    void everyCodeHasAWord() throws IOException {
        Properties words = load("contractor");
        check(words, "rung.", Rung.values());
        check(words, "violationKind.", ViolationKind.values());
        check(words, "penaltyState.", PenaltyState.values());
        check(words, "penaltyOutcome.", PenaltyOutcome.values());
        check(words, "ruling.", RulingKind.values());
        check(words, "contractor.missing.", Precondition.values());
        check(words, "contractor.demand.", Rung.values());
        Properties notices = load("notification");
        check(notices, "notification.value.rung.", Rung.values());
        check(notices, "notification.value.violation.", ViolationKind.values());
        check(notices, "notification.value.ruling.", RulingKind.values());
    }

    private static void check(Properties words, String prefix, Enum<?>[] codes) {
        for (Enum<?> code : codes) {
            assertThat(words).containsKey(prefix + code.name());
        }
    }

    private static Properties load(String bundle) throws IOException {
        Properties properties = new Properties();
        try (var in = SanctionMessagesTest.class.getResourceAsStream("/messages/" + bundle + ".properties")) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }
}
