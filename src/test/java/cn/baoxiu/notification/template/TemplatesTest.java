package cn.baoxiu.notification.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baoxiu.notification.channel.Channel;
import cn.baoxiu.notification.channel.Failure;
import cn.baoxiu.notification.channel.WebhookStyle;
import cn.baoxiu.notification.outbox.OutboxState;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The shipped templates, in both languages. */
class TemplatesTest {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private final Properties chinese = load("notification");
    private final Properties english = load("notification_en");
    private final Templates templates = new Templates(messages());

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/notification");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    private static Properties load(String name) {
        Properties properties = new Properties();
        try (var reader = new InputStreamReader(
                TemplatesTest.class.getResourceAsStream("/messages/" + name + ".properties"), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    @Test
    void bothLanguagesHaveTheSameKeysAndValues() {
        assertThat(english.keySet()).isEqualTo(chinese.keySet());
        chinese.stringPropertyNames().forEach(key -> assertThat(places(english.getProperty(key)))
                .as(key)
                .isEqualTo(places(chinese.getProperty(key))));
    }

    private static Set<String> places(String text) {
        Set<String> places = new HashSet<>();
        PLACE.matcher(text).results().forEach(found -> places.add(found.group(1)));
        return places;
    }

    @Test
    void everyCodeHasItsWord() {
        for (OutboxState state : OutboxState.values()) {
            assertThat(chinese).containsKey("notification.state." + state);
        }
        for (Failure failure : Failure.values()) {
            assertThat(chinese).containsKey("notification.failure." + failure);
        }
        for (Channel channel : Channel.values()) {
            assertThat(chinese).containsKey("notification.channel." + channel);
        }
        for (WebhookStyle style : WebhookStyle.values()) {
            assertThat(chinese).containsKey("notification.style." + style);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "promise-warning",
                "promise-breached",
                "escalation-opened",
                "escalation-level",
                "escalation-cause",
                "escalation-decision",
                "escalation-answer-owner",
                "escalation-sooner",
                "escalation-decision-overdue",
                "escalation-decided",
                "escalation-ended",
                "pause-requested",
                "pause-approved-owner",
                "pause-ended",
                "confirm-link-owner",
                "confirm-reminder-owner",
                "confirm-again-owner",
                "silence",
                "contractor-draft",
                "contractor-cause",
                "contractor-letter-issued",
                "contractor-letter-sent",
                "contractor-objection",
                "contractor-objection-decided",
                "contractor-letter-withdrawn"
            })
    void everyTemplateIsWholeInBothLanguages(String template) {
        isWhole(template, "caseNumber", "place");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ledger-difference",
                "release-requested",
                "release-alarm",
                "release-lapsed",
                "release-urged",
                "release-deemed",
                "release-ended",
                "reversal-ended"
            })
    void everyTemplateAboutAContractIsWholeInBothLanguages(String template) {
        isWhole(template, "contract");
    }

    private void isWhole(String template, String... always) {
        Map<String, String> values = new HashMap<>();
        chinese.stringPropertyNames().stream()
                .filter(key -> key.startsWith("notification.template." + template + "."))
                .forEach(key -> places(chinese.getProperty(key)).forEach(name -> values.put(name, "<" + name + ">")));
        assertThat(values).containsKeys(templates.needed(template).toArray(String[]::new));
        assertThat(values).containsKeys(always);
        templates.check(template, values);
        for (Locale language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            Text text = templates.render(template, values, language);
            values.values().forEach(value -> assertThat(text.subject() + text.brief() + text.full())
                    .contains(value));
            assertThat(text.subject() + text.brief() + text.full()).doesNotContain("{", "}", "[<", ">]");
            assertThat(text.brief()).hasSizeLessThan(220).doesNotContain("\n");
        }
        values.remove(always[0]);
        assertThatThrownBy(() -> templates.check(template, values))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(always[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"channel-refused"})
    void whatOperatorsReadIsWholeInBothLanguages(String template) {
        Map<String, String> values = new HashMap<>(Map.of("channel", "MAIL", "detail", "535 no"));
        assertThat(values).containsKeys(templates.needed(template).toArray(String[]::new));
        for (Locale language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            Text text = templates.render(template, values, language);
            assertThat(text.brief() + text.full())
                    .doesNotContain("{", "[535", "MAIL")
                    .contains("535 no");
            assertThat(templates
                            .render(template, Map.of("channel", "MAIL"), language)
                            .full())
                    .doesNotContain("{", "535");
        }
    }

    @Test
    void whatReachedNobodyIsToldByGroupAndSubsidiary() {
        Map<String, String> values = Map.of("holder", "property-cs", "subsidiary", "east", "message", "【报修】无人接手：云锦台");
        assertThat(values).containsKeys(templates.needed("reached-nobody").toArray(String[]::new));
        assertThat(templates
                        .render("reached-nobody", values, Locale.SIMPLIFIED_CHINESE)
                        .brief())
                .contains("物业前台（east）", "无人接手：云锦台");
        assertThat(templates.render("reached-nobody", values, Locale.ENGLISH).full())
                .contains("(east) has no member", "无人接手：云锦台")
                .doesNotContain("{", "property-cs");
    }

    @Test
    void codesBecomeWordsAndInstantsBecomeTimesOfShanghai() {
        Map<String, String> values = Map.of(
                "caseNumber", "BX-1",
                "place", "主卫",
                "reason", "OWNER_AWAY",
                "until", "2026-02-28T16:00:00Z");
        assertThat(templates
                        .render("pause-requested", values, Locale.SIMPLIFIED_CHINESE)
                        .brief())
                .isEqualTo("【报修】主卫（BX-1）申请暂停计时，原因：业主外出，至 2026-03-01 00:00，请审批。");
        assertThat(templates.render("pause-requested", values, Locale.ENGLISH).brief())
                .contains("the owner is away", "2026-03-01 00:00");
        Map<String, String> words = new HashMap<>(values);
        words.put("reason", "业主说下周再来");
        assertThat(templates.render("pause-requested", words, Locale.ENGLISH).brief())
                .contains("业主说下周再来");
    }

    @Test
    void whatIsNotGivenIsLeftOut() {
        Map<String, String> values = new HashMap<>(Map.of("caseNumber", "BX-1", "place", "主卫", "level", "2"));
        assertThat(templates
                        .render("escalation-opened", values, Locale.SIMPLIFIED_CHINESE)
                        .brief())
                .isEqualTo("【报修】主卫（BX-1）已升级到第二级（地产客服），请答复。");
        values.put("due", "2026-02-28T16:00:00Z");
        values.put("reason", "SILENCE");
        assertThat(templates.render("escalation-opened", values, Locale.ENGLISH).brief())
                .isEqualTo("[Baoxiu] 主卫 (BX-1) was escalated to level 2 (developer customer service):"
                        + " nobody took the task. Please answer by 2026-03-01 00:00.");
        assertThat(templates.needed("promise-breached"))
                .containsExactlyInAnyOrder("caseNumber", "place", "grade", "promise", "due");
    }

    @Test
    void anUnknownTemplateIsSaidSo() {
        assertThatThrownBy(() -> templates.check("no-such", Map.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
