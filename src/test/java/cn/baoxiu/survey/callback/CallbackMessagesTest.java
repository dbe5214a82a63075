package cn.baoxiu.survey.callback;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.identity.OwnerLinks;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every code and every sentence of call-backs has its words, in both languages, and every question its field. */
class CallbackMessagesTest {

    private static final Pattern USED = Pattern.compile("#\\{(survey\\.[\\w.]+)[}(]");

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        Properties english = load("survey_en");
        assertThat(load("survey").keySet()).isEqualTo(english.keySet());
        assertThat(english.values()).noneMatch(text -> text.toString().contains("'"));
    }

    @Test
    void everyCodeHasAWord() throws IOException {
        Properties words = load("survey");
        Stream.of(CallOutcome.values()).forEach(code -> assertThat(words).containsKey("survey.outcome." + code));
        Stream.of(AttemptResult.values()).forEach(code -> assertThat(words).containsKey("survey.attempt." + code));
        Stream.of(AnswerSource.values()).forEach(code -> assertThat(words).containsKey("survey.source." + code));
        Stream.of(MissedReason.values()).forEach(code -> assertThat(words).containsKey("survey.missed." + code));
        assertThat(words).containsKeys("survey.link.SUSPENDED", "survey.link.STAFF", "survey.outcome.SECOND_WAITS");
        Stream.of(Consequence.values()).forEach(code -> assertThat(words).containsKey("survey.consequence." + code));
        Stream.of(OwnerLinks.State.values())
                .filter(state -> state != OwnerLinks.State.OPEN)
                .forEach(state -> assertThat(words).containsKey("survey.link." + state));
    }

    @ParameterizedTest
    @ValueSource(strings = {"answer", "callbacks"})
    void everySentenceOfAPageIsThere(String page) throws IOException {
        Properties words = load("survey");
        String html = Files.readString(Path.of("src/main/resources/templates/survey/" + page + ".html"));
        assertThat(USED.matcher(html).results().map(found -> found.group(1)))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(words).containsKey(key));
    }

    /** The questions that are shipped; a new one needs its field as well. */
    @ParameterizedTest
    @ValueSource(strings = {"call-owner", "call-owner-again"})
    void theFormsAskTheShippedQuestions(String form) throws IOException {
        String fields = Files.readString(Path.of("forms/survey/" + form + ".form"));
        for (String code : new String[] {"SOLVED", "OVERALL", "SPEED", "QUALITY", "ATTITUDE"}) {
            assertThat(fields).contains("\"key\": \"" + new AskedQuestion(code, 0, 1, "", "").field() + "\"");
        }
        assertThat(fields).contains(CallReport.CALLED_AT, CallReport.RESULT, Answers.WORDS);
    }

    @Test
    void pointsAreTheScoreOnAScaleOfHundred() {
        AskedQuestion scale = new AskedQuestion("SPEED", 1, 5, "", "");
        assertThat(scale.points(1)).isEqualByComparingTo("20");
        assertThat(scale.points(4)).isEqualByComparingTo("80");
        assertThat(new AskedQuestion("SOLVED", 0, 1, "", "").points(1)).isEqualByComparingTo("100");
        assertThat(new AskedQuestion("NPS", 0, 7, "", "").points(2)).isEqualByComparingTo("28.57");
    }

    private static Properties load(String bundle) throws IOException {
        Properties properties = new Properties();
        try (var in = CallbackMessagesTest.class.getResourceAsStream("/messages/" + bundle + ".properties")) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }
}
