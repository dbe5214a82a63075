package cn.baoxiu.notification;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that people are told.
 *
 * @param key what happened, unique: {@code BX-…|promise|17|BREACHED}; at most 150 characters
 * @param template name of the template, for example {@code promise-breached}
 * @param caseNumber the case it is about, to list the messages of a case; null for none
 * @param values for the template; no personal data beyond what the recipient must read
 * @param urgent true goes out in quiet hours too (P0)
 * @param enclosure file that goes with mails, as {@link Enclosures} names it; null for none
 */
public record Notice(
        String key,
        String template,
        Audience audience,
        @Nullable String caseNumber,
        Map<String, String> values,
        boolean urgent,
        @Nullable String enclosure) {

    /** Without a file. */
    public Notice(
            String key,
            String template,
            Audience audience,
            @Nullable String caseNumber,
            Map<String, String> values,
            boolean urgent) {
        this(key, template, audience, caseNumber, values, urgent, null);
    }
}
