package cn.baoxiu.notification.template;

import cn.baoxiu.engine.EngineTime;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Texts of the messages, from the bundle {@code notification}: {@code notification.template.<name>.subject}, {@code
 * .brief} and {@code .full}, with values in braces by name: {@code {place}}. What stands in square brackets is left out when
 * its value is not given: {@code [, now with {holder}]}. A value that is a code, like the name of a
 * promise, has its words under {@code notification.value.<value's name>.<code>}; one that is an ISO instant is written as
 * date and time of Shanghai.
 */
@Component
public class Templates {

    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\[\\]]*\\{([a-zA-Z]+)}[^\\[\\]]*)]");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(EngineTime.ZONE);
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
    private static final int VALUE_MAX = 300;
    private static final int SUBJECT_MAX = 150;

    private final MessageSource messages;
    private final Map<String, Set<String>> needed = new ConcurrentHashMap<>();

    public Templates(MessageSource messages) {
        this.messages = messages;
    }

    /** @throws IllegalArgumentException for a template that does not exist, or one whose values are missing */
    public void check(String template, Map<String, String> values) {
        Set<String> missing = needed(template).stream()
                .filter(name -> !values.containsKey(name))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("message " + template + " lacks its values " + missing);
        }
    }

    /** Names of the values a template must be given. */
    public Set<String> needed(String template) {
        return needed.computeIfAbsent(template, name -> {
            Set<String> names = new LinkedHashSet<>();
            for (String part : new String[] {"subject", "brief", "full"}) {
                String always = OPTIONAL.matcher(raw(name, part, Locale.SIMPLIFIED_CHINESE))
                        .replaceAll("");
                PLACE.matcher(always).results().forEach(found -> names.add(found.group(1)));
            }
            return names;
        });
    }

    public Text render(String template, Map<String, String> values, Locale language) {
        String subject = filled(raw(template, "subject", language), values, language);
        return new Text(
                shortened(subject.replaceAll("\\s+", " "), SUBJECT_MAX),
                filled(raw(template, "brief", language), values, language),
                filled(raw(template, "full", language), values, language));
    }

    /** Words around a message, for example the line with the link. */
    public String words(String key, Locale language) {
        return found(messages.getMessage("notification." + key, null, null, language), key);
    }

    private String raw(String template, String part, Locale language) {
        String key = "notification.template." + template + "." + part;
        return found(messages.getMessage(key, null, null, language), template);
    }

    private static String found(@Nullable String text, String name) {
        if (text == null) {
            throw new IllegalArgumentException("no message template " + name);
        }
        return text;
    }

    private String filled(String raw, Map<String, String> values, Locale language) {
        String wanted = OPTIONAL.matcher(raw)
                .replaceAll(
                        found -> values.containsKey(found.group(2)) ? Matcher.quoteReplacement(found.group(1)) : "");
        return PLACE.matcher(wanted)
                .replaceAll(found -> Matcher.quoteReplacement(
                        word(found.group(1), values.getOrDefault(found.group(1), ""), language)));
    }

    private String word(String name, String value, Locale language) {
        String word = messages.getMessage("notification.value." + name + "." + value, null, null, language);
        if (word != null) {
            return word;
        }
        if (INSTANT.matcher(value).matches()) {
            return moment(value);
        }
        return shortened(value.replaceAll("\\p{Cntrl}+", " "), VALUE_MAX);
    }

    private static String moment(String value) {
        try {
            return MOMENT.format(Instant.parse(value));
        } catch (DateTimeParseException e) {
            return value;
        }
    }

    private static String shortened(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max - 1) + "…";
    }
}
