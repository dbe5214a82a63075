package cn.baoxiu.notification.outbox;

import cn.baoxiu.notification.Audience;
import cn.baoxiu.notification.Notice;
import cn.baoxiu.notification.Notifications;
import cn.baoxiu.notification.template.Templates;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Checks what is sent at once, and has it written at the end of the transaction. */
@Service
@Transactional
class OutboxNotifications implements Notifications {

    private static final int KEY_MAX = 150;
    private static final int LINK_MAX = 500;
    private static final int PHONE_MAX = 40;
    private static final int ENCLOSURE_MAX = 120;

    private final Templates templates;
    private final NoticeWriter writer;

    OutboxNotifications(Templates templates, NoticeWriter writer) {
        this.templates = templates;
        this.writer = writer;
    }

    @Override
    public void send(Notice notice) {
        if (notice.key().isBlank() || notice.key().length() > KEY_MAX) {
            throw new IllegalArgumentException("the key of a message has 1 to 150 characters");
        }
        templates.check(notice.template(), valuesOf(notice));
        String link = notice.values().get(NoticeWriter.LINK);
        if (link != null && (!link.startsWith("/") || link.startsWith("//") || link.length() > LINK_MAX)) {
            throw new IllegalArgumentException("the link of a message is a path of this program");
        }
        if (notice.audience() instanceof Audience.Owner owner
                && (owner.phone().isBlank() || owner.phone().length() > PHONE_MAX)) {
            throw new IllegalArgumentException("an owner is told by a telephone number");
        }
        String enclosure = notice.enclosure();
        if (enclosure != null && (enclosure.indexOf(':') < 1 || enclosure.length() > ENCLOSURE_MAX)) {
            throw new IllegalArgumentException("an enclosure is named by its kind and its name");
        }
        TransactionNotices.add(notice, writer::write);
    }

    /** The case number need not be given twice. */
    static Map<String, String> valuesOf(Notice notice) {
        Map<String, String> values = new HashMap<>(notice.values());
        String number = notice.caseNumber();
        if (number != null) {
            values.putIfAbsent("caseNumber", number);
        }
        return values;
    }
}
