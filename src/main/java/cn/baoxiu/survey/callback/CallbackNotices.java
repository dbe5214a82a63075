package cn.baoxiu.survey.callback;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.notification.Audience;
import cn.baoxiu.notification.Notice;
import cn.baoxiu.notification.Notifications;
import cn.baoxiu.repair.OwnerNotice;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Who is told of call-backs: the owner of the link, the group of one that is late. */
@Component
class CallbackNotices {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(EngineTime.ZONE);

    private final Notifications notifications;
    private final ApplicationEventPublisher events;
    private final String publicUrl;

    /** @param publicUrl under which owners reach the program */
    CallbackNotices(
            Notifications notifications,
            ApplicationEventPublisher events,
            @Value("${baoxiu.public-url:http://localhost:8080}") String publicUrl) {
        this.notifications = notifications;
        this.events = events;
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    /** By SMS, if the case has a number. */
    void link(Callback callback, String token) {
        events.publishEvent(new OwnerNotice(
                callback.caseNumber(),
                "survey|" + callback.round(),
                "survey-link-owner",
                Map.of(
                        "caseNumber",
                        callback.caseNumber(),
                        "url",
                        publicUrl + "/s/" + token,
                        "until",
                        MOMENT.format(callback.linkUntil())),
                false));
    }

    void overdue(Callback callback) {
        tell(callback, "overdue", "callback-overdue");
    }

    /** The link has expired before all attempts were made. */
    void unfinished(Callback callback) {
        tell(callback, "unfinished", "callback-unfinished");
    }

    /** Somebody ended it, or the second call, in the engine. */
    void cancelled(Callback callback) {
        tell(callback, callback.running() ? "cancelled" : "second-cancelled", "callback-cancelled");
    }

    /** Closed cases that nobody calls back; once a day. */
    void missed(String subsidiary, int count, LocalDate day) {
        notifications.send(new Notice(
                "survey|missed|" + subsidiary + "|" + day,
                "callback-missed",
                new Audience.Members(Groups.GROUP_CS, subsidiary),
                null,
                Map.of("count", String.valueOf(count), "subsidiary", subsidiary, "link", "/callbacks"),
                false));
    }

    /** To the group, once. */
    private void tell(Callback callback, String what, String template) {
        notifications.send(new Notice(
                callback.caseNumber() + "|survey|" + callback.round() + "|" + what,
                template,
                new Audience.Members(Groups.GROUP_CS, callback.subsidiary()),
                callback.caseNumber(),
                Map.of(
                        "caseNumber",
                        callback.caseNumber(),
                        "due",
                        MOMENT.format(callback.due()),
                        "link",
                        "/cases/" + callback.caseNumber()),
                false));
    }
}
