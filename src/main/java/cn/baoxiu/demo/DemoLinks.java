package cn.baoxiu.demo;

import cn.baoxiu.repair.OwnerNotice;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the owners of the demo group read on their telephones: the last link by which they confirm a repair. */
@Component
@ConditionalOnProperty("baoxiu.demo.enabled")
class DemoLinks {

    private static final Pattern TOKEN = Pattern.compile("/c/([\\w-]{43})$");

    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    @EventListener
    void told(OwnerNotice notice) {
        Matcher found = TOKEN.matcher(notice.values().getOrDefault("url", ""));
        if (found.find()) {
            tokens.put(notice.caseNumber(), found.group(1));
        }
    }

    /** Empty for a message from before a restart of the load. */
    Optional<String> take(String caseNumber) {
        return Optional.ofNullable(tokens.remove(caseNumber));
    }
}
