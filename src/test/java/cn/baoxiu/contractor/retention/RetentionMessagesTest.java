package cn.baoxiu.contractor.retention;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.contractor.Retention;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every code and every sentence of the pages has its words, in both languages. */
class RetentionMessagesTest {

    private static final Pattern USED = Pattern.compile("#\\{(contracts\\.[\\w.]+|fundSource\\.\\w+)");

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        assertThat(load("contractor-retention").keySet())
                .isEqualTo(load("contractor-retention_en").keySet());
    }

    @Test
    void everyCodeHasAWord() throws IOException {
        Properties words = load("contractor-retention");
        Stream.of(
                        words("ledgerKind", TransactionKind.values()),
                        words("fundSource", Retention.Source.values()),
                        words("releaseStep", ReleaseStep.values()),
                        words("releaseOutcome", ReleaseOutcome.values()),
                        words("reversalOutcome", ReversalOutcome.values()),
                        words("contractMoney", ContractFilter.Money.values()))
                .flatMap(keys -> keys)
                .forEach(key -> assertThat(words).containsKey(key));
    }

    private static Stream<String> words(String prefix, Enum<?>[] codes) {
        return Arrays.stream(codes).map(code -> prefix + "." + code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"contracts", "contract"})
    void everySentenceOfAPageIsThere(String page) throws IOException {
        Properties words = load("contractor-retention");
        String html = Files.readString(Path.of("src/main/resources/templates/contractor/" + page + ".html"));
        assertThat(USED.matcher(html).results().map(found -> found.group(1)))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(words).containsKey(key));
    }

    private static Properties load(String bundle) throws IOException {
        Properties properties = new Properties();
        try (var in = RetentionMessagesTest.class.getResourceAsStream("/messages/" + bundle + ".properties")) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }
}
