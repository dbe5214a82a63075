package cn.baoxiu.notification.person;

import cn.baoxiu.notification.channel.WebhookStyle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What people chose, by user id. */
@Repository
public class PersonSettings {

    private static final String UPDATE =
            """
            update notification_setting set mail_on = :mailOn, mail_address = :mail, sms_on = :smsOn, sms_number = :number,
                webhook_on = :webhookOn, webhook_style = :style, webhook_url = :url, webhook_secret = :secret,
                language = :language, quiet_from = :from, quiet_until = :until, changed_at = :now
            where user_id = :user""";

    private static final String INSERT =
            """
            insert into notification_setting (user_id, mail_on, mail_address, sms_on, sms_number, webhook_on, webhook_style,
                webhook_url, webhook_secret, language, quiet_from, quiet_until, changed_at)
            values (:user, :mailOn, :mail, :smsOn, :number, :webhookOn, :style, :url, :secret, :language, :from, :until,
                :now)""";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PersonSettings(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    public PersonSetting of(String userId) {
        return of(List.of(userId)).getOrDefault(userId, PersonSetting.USUAL);
    }

    /** Only those who chose something. */
    public Map<String, PersonSetting> of(Collection<String> userIds) {
        Map<String, PersonSetting> settings = new HashMap<>();
        if (!userIds.isEmpty()) {
            jdbc.sql(
                            """
                            select user_id, mail_on, mail_address, sms_on, sms_number, webhook_on, webhook_style, webhook_url,
                                webhook_secret, language, quiet_from, quiet_until
                            from notification_setting where user_id in (:ids)""")
                    .param("ids", userIds)
                    .query((ResultSet row) -> {
                        settings.put(row.getString(1), setting(row));
                    });
        }
        return settings;
    }

    private static PersonSetting setting(ResultSet row) throws SQLException {
        String style = row.getString(7);
        LocalTime from = row.getObject(11, LocalTime.class);
        LocalTime until = row.getObject(12, LocalTime.class);
        return new PersonSetting(
                row.getBoolean(2),
                row.getString(3),
                row.getBoolean(4),
                row.getString(5),
                row.getBoolean(6),
                style == null ? null : WebhookStyle.valueOf(style),
                row.getString(8),
                row.getString(9),
                Locale.forLanguageTag(row.getString(10)),
                from == null || until == null ? null : new QuietHours(from, until));
    }

    @Transactional
    public void save(String userId, PersonSetting chosen) {
        if (write(UPDATE, userId, chosen) == 0) {
            write(INSERT, userId, chosen);
        }
        events.publishEvent(new SettingChanged(userId));
    }

    private int write(String sql, String userId, PersonSetting chosen) {
        QuietHours quiet = chosen.quiet();
        WebhookStyle style = chosen.webhookStyle();
        return jdbc.sql(sql)
                .param("user", userId)
                .param("mailOn", chosen.mailOn())
                .param("mail", text(chosen.mailAddress()))
                .param("smsOn", chosen.smsOn())
                .param("number", text(chosen.smsNumber()))
                .param("webhookOn", chosen.webhookOn())
                .param("style", text(style == null ? null : style.name()))
                .param("url", text(chosen.webhookUrl()))
                .param("secret", text(chosen.webhookSecret()))
                .param("language", chosen.language().toLanguageTag())
                .param("from", time(quiet == null ? null : quiet.from()))
                .param("until", time(quiet == null ? null : quiet.until()))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static SqlParameterValue text(@Nullable String value) {
        return new SqlParameterValue(Types.VARCHAR, value);
    }

    private static SqlParameterValue time(@Nullable LocalTime value) {
        return new SqlParameterValue(Types.TIME, value);
    }
}
