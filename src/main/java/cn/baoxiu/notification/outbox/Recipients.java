package cn.baoxiu.notification.outbox;

import cn.baoxiu.identity.Groups;
import cn.baoxiu.identity.UserDirectory;
import cn.baoxiu.notification.Audience;
import cn.baoxiu.notification.Notice;
import cn.baoxiu.notification.person.PersonSetting;
import cn.baoxiu.notification.person.PersonSettings;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds the users behind the audiences of notices: one statement per group and subsidiary, two for all the rest. */
@Component
class Recipients {

    private static final Logger log = LoggerFactory.getLogger(Recipients.class);

    static final List<String> OPERATORS = List.of(Groups.CAMUNDA_ADMIN, Groups.GROUP_CS);

    private final UserDirectory directory;
    private final PersonSettings settings;

    Recipients(UserDirectory directory, PersonSettings settings) {
        this.directory = directory;
        this.settings = settings;
    }

    /** Users by audience; owners, who are no users, are not in it. */
    Map<Audience, List<Recipient>> of(Collection<Notice> notices) {
        Map<Audience, List<UserDirectory.Contact>> found = new HashMap<>();
        Set<String> single = new LinkedHashSet<>();
        for (Notice notice : notices) {
            if (notice.audience() instanceof Audience.Members group) {
                found.computeIfAbsent(group, audience -> directory.members(group.group(), group.subsidiary()));
            } else if (notice.audience() instanceof Audience.Operators) {
                found.computeIfAbsent(notice.audience(), audience -> operators());
            } else if (notice.audience() instanceof Audience.Person person) {
                single.add(person.userId());
            }
        }
        for (UserDirectory.Contact contact : directory.contacts(single)) {
            found.put(new Audience.Person(contact.userId()), List.of(contact));
        }
        warnOfNobody(notices, found);
        return withSettings(found);
    }

    private List<UserDirectory.Contact> operators() {
        Set<UserDirectory.Contact> all = new LinkedHashSet<>();
        OPERATORS.forEach(group -> all.addAll(directory.members(group)));
        return List.copyOf(all);
    }

    /** A message that reaches nobody must not pass in silence: it may be the one that says a case is forgotten. */
    private static void warnOfNobody(Collection<Notice> notices, Map<Audience, List<UserDirectory.Contact>> found) {
        for (Notice notice : notices) {
            if (!(notice.audience() instanceof Audience.Owner)
                    && found.getOrDefault(notice.audience(), List.of()).isEmpty()) {
                log.warn("message {} reaches nobody: {} is empty", notice.key(), notice.audience());
            }
        }
    }

    private Map<Audience, List<Recipient>> withSettings(Map<Audience, List<UserDirectory.Contact>> found) {
        Set<String> ids = new LinkedHashSet<>();
        found.values().forEach(contacts -> contacts.forEach(contact -> ids.add(contact.userId())));
        Map<String, PersonSetting> chosen = settings.of(ids);
        Map<Audience, List<Recipient>> recipients = new HashMap<>();
        found.forEach((audience, contacts) -> recipients.put(
                audience,
                contacts.stream()
                        .map(c -> new Recipient(
                                c.userId(), c.email(), chosen.getOrDefault(c.userId(), PersonSetting.USUAL)))
                        .toList()));
        return recipients;
    }
}
