package cn.baoxiu.contractor.letter;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.contractor.Letters;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Every code that people see has a word, in both languages; what goes on paper is the same in both. */
class LetterMessagesTest {

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        assertThat(load("contractor-letter").keySet())
                .isEqualTo(load("contractor-letter_en").keySet());
    }

    @Test
    void everyCodeHasAWord() throws IOException {
        Properties words = load("contractor-letter");
        for (Letters.State state : Letters.State.values()) {
            assertThat(words).containsKey("letterState." + state);
        }
        for (Letters.Channel channel : Letters.Channel.values()) {
            assertThat(words).containsKey("deliveryChannel." + channel);
        }
        TemplateFields.all().keySet().forEach(name -> assertThat(words).containsKey("letterField." + name));
    }

    @Test
    void lettersAreChinese() throws IOException {
        Properties english = load("contractor-letter_en");
        load("contractor-letter").forEach((key, word) -> {
            if (key.toString().startsWith("contractor.letter.paper.")) {
                assertThat(english).containsEntry(key, word);
            }
        });
    }

    private static Properties load(String bundle) throws IOException {
        Properties properties = new Properties();
        try (var in = LetterMessagesTest.class.getResourceAsStream("/messages/" + bundle + ".properties")) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }
}
