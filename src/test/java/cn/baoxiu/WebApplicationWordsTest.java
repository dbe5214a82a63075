package cn.baoxiu;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Chinese words of Camunda's web applications beside the English ones in Camunda's archive. */
class WebApplicationWordsTest {

    private static final String RESOURCES = "/META-INF/resources/";
    private static final String APPS = RESOURCES + "webjars/camunda/app/";
    private static final Pattern KEY = Pattern.compile("[A-Z][A-Z0-9_]+");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*\\w+\\s*}}|\\{}|%[a-z]|</?\\w+[^>]*>");

    /** Sections that only the enterprise edition shows; a key of them counts if a script of ours names it. */
    private static final String ENTERPRISE = "PLGN_";

    /** Signs, which are no words. */
    private static final Pattern SIGNS = Pattern.compile("[<>=]*");

    /** Replaced, not translated: Camunda's advertisement. */
    private static final String BANNER = "BANNER_CE_EOL_TEXT";

    /** Angle brackets around a word are no tags. */
    private static final Set<String> NO_TAGS = Set.of("<null>", "<undefined>");

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "admin"})
    void everyWordIsThere(String app) throws IOException {
        assertThat(keys(labels(app, "zh"))).isEqualTo(keys(labels(app, "en")));
    }

    @Test
    void everyWordOfCockpitThatTheCommunityEditionShowsIsThere() throws IOException {
        String scripts = text(APPS + "cockpit/camunda-cockpit-bootstrap.js")
                + text(RESOURCES + "plugin/cockpit/app/plugin.js")
                + text(RESOURCES + "webjars/camunda/lib/deps.js");
        Set<String> named =
                KEY.matcher(scripts).results().map(MatchResult::group).collect(Collectors.toSet());
        Set<String> wanted = keys(labels("cockpit", "en")).stream()
                .filter(key -> !key.startsWith(ENTERPRISE) || named.contains(key))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(wanted).hasSizeGreaterThan(900);
        assertThat(keys(labels("cockpit", "zh"))).containsAll(wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
    void whatIsFilledInIsKeptAndNothingIsLeftEnglish(String app) throws IOException {
        JsonNode english = labels(app, "en");
        JsonNode chinese = labels(app, "zh");
        for (String key : keys(chinese)) {
            String from = english.path(key).asText();
            String to = chinese.get(key).asText();
            assertThat(english.has(key)).as(key).isTrue();
            if (!key.equals(BANNER) && !NO_TAGS.contains(from)) {
                assertThat(placeholders(to)).as(key).isEqualTo(placeholders(from));
            }
            if (!SIGNS.matcher(from).matches()) {
                assertThat(to).as(key).isNotEqualTo(from).matches("(?s).*[\\u4e00-\\u9fff。].*");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "admin", "cockpit"})
    void datesAreReadTheSameWay(String app) throws IOException {
        JsonNode english = file(app, "en").get("dateLocales");
        JsonNode chinese = file(app, "zh").get("dateLocales");
        assertThat(keys(chinese)).containsAll(keys(english));
        for (String list : List.of("months", "monthsShort", "weekdays", "weekdaysShort", "weekdaysMin")) {
            assertThat(chinese.get(list)).as(list).hasSameSizeAs(english.get(list));
        }
        assertThat(chinese.at("/longDateFormat/LLL").asText()).isEqualTo("YYYY-MM-DD HH:mm");
    }

    private static List<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group().replaceAll("\\s", ""))
                .sorted()
                .toList();
    }

    private static Set<String> keys(JsonNode node) {
        Set<String> keys = new TreeSet<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static JsonNode labels(String app, String language) throws IOException {
        return file(app, language).get("labels");
    }

    private static JsonNode file(String app, String language) throws IOException {
        return new ObjectMapper().readTree(text(APPS + app + "/locales/" + language + ".json"));
    }

    /** Camunda's files begin with a byte order mark. */
    private static String text(String resource) throws IOException {
        try (var in = WebApplicationWordsTest.class.getResourceAsStream(resource)) {
            assertThat(in).as(resource).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\uFEFF", "");
        }
    }
}
