package cn.baoxiu.intake;

import cn.baoxiu.notification.Audience;
import cn.baoxiu.notification.Notice;
import cn.baoxiu.notification.Notifications;
import cn.baoxiu.repair.OwnerNotice;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells owners what other rooms want them to know: telephone numbers of owners do not leave this room otherwise. The
 * last report of a case counts; without a number, or once it is erased, nobody is told.
 */
@Component
class OwnerNotices {

    private final JdbcClient jdbc;
    private final Notifications notifications;

    OwnerNotices(JdbcClient jdbc, Notifications notifications) {
        this.jdbc = jdbc;
        this.notifications = notifications;
    }

    @EventListener
    void tell(OwnerNotice notice) {
        jdbc.sql(
                        """
                        select reporter_phone from intake_report
                        where case_number = ? and erased_at is null and reporter_phone is not null
                        order by id desc limit 1""")
                .param(notice.caseNumber())
                .query(String.class)
                .optional()
                .filter(phone -> !phone.isBlank())
                .ifPresent(phone -> notifications.send(new Notice(
                        notice.noticeKey(),
                        notice.template(),
                        new Audience.Owner(phone),
                        notice.caseNumber(),
                        notice.values(),
                        notice.urgent())));
    }
}
