package cn.baoxiu.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.clock.PromiseKind;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Every code that staff see has a word, in both languages. */
class EscalationMessagesTest {

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        assertThat(load("escalation").keySet()).isEqualTo(load("escalation_en").keySet());
    }

    @Test
    void everyCodeHasAWord() throws IOException {
        Properties words = load("escalation");
        for (EscalationCause.Kind kind : EscalationCause.Kind.values()) {
            assertThat(words).containsKey("escalation.cause." + kind);
        }
        for (PromiseKind kind : PromiseKind.values()) {
            assertThat(words).containsKey("escalation.promise." + kind);
        }
        for (String outcome : new String[] {"OWNER_AGREED", "OWNER_SILENT", "DECIDED", "DROPPED"}) {
            assertThat(words).containsKey("escalation.outcome." + outcome);
        }
    }

    private static Properties load(String bundle) throws IOException {
        Properties properties = new Properties();
        try (var in = EscalationMessagesTest.class.getResourceAsStream("/messages/" + bundle + ".properties")) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }
}
