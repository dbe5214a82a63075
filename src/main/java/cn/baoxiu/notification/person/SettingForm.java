package cn.baoxiu.notification.person;

import cn.baoxiu.engine.FieldError;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.notification.channel.NotificationProperties;
import cn.baoxiu.notification.channel.WebhookStyle;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what a person typed on the settings page into a {@link PersonSetting}, or says what is wrong with it. */
@Component
public class SettingForm {

    private static final int MAIL_MAX = 254;
    private static final int URL_MAX = 500;
    private static final int SECRET_MAX = 200;

    private final NotificationProperties properties;

    SettingForm(NotificationProperties properties) {
        this.properties = properties;
    }

    /**
     * As the page sends it; a box that is not ticked is null.
     *
     * @param webhookSecret empty keeps the one that is stored
     */
    public record Typed(
            @Nullable String mailOn,
            @Nullable String mailAddress,
            @Nullable String smsOn,
            @Nullable String smsNumber,
            @Nullable String webhookOn,
            @Nullable String webhookStyle,
            @Nullable String webhookUrl,
            @Nullable String webhookSecret,
            @Nullable String forgetSecret,
            @Nullable String language,
            @Nullable String quietFrom,
            @Nullable String quietUntil) {}

    /**
     * @param stored what holds until now
     * @throws FormRejected naming every wrong field
     */
    public PersonSetting read(Typed typed, PersonSetting stored) {
        List<FieldError> errors = new ArrayList<>();
        boolean smsOn = typed.smsOn() != null;
        boolean webhookOn = typed.webhookOn() != null;
        String mail = mail(plain(typed.mailAddress()), errors);
        String number = number(plain(typed.smsNumber()), smsOn, errors);
        String url = url(plain(typed.webhookUrl()), webhookOn, errors);
        PersonSetting setting = new PersonSetting(
                typed.mailOn() != null,
                mail,
                smsOn,
                number,
                webhookOn,
                style(plain(typed.webhookStyle()), errors),
                url,
                secret(typed, stored, errors),
                language(plain(typed.language()), errors),
                quiet(plain(typed.quietFrom()), plain(typed.quietUntil()), errors));
        if (!errors.isEmpty()) {
            throw new FormRejected(errors);
        }
        return setting;
    }

    private static String plain(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    private static @Nullable String mail(String typed, List<FieldError> errors) {
        if (typed.isEmpty()) {
            return null;
        }
        if (typed.length() > MAIL_MAX || !isMail(typed)) {
            errors.add(FieldError.of("notifyMailAddress", "notification.form.notAMail", shortened(typed)));
        }
        return typed;
    }

    private static boolean isMail(String typed) {
        try {
            InternetAddress address = new InternetAddress(typed, true);
            address.validate();
            int at = typed.lastIndexOf('@');
            return typed.equals(address.getAddress()) && at > 0 && typed.indexOf('.', at) > 0;
        } catch (AddressException e) {
            return false;
        }
    }

    private static @Nullable String number(String typed, boolean needed, List<FieldError> errors) {
        if (typed.isEmpty()) {
            if (needed) {
                errors.add(FieldError.of("notifySmsNumber", "form.required"));
            }
            return null;
        }
        PhoneNumberUtil util = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = util.parse(typed, "CN");
            PhoneNumberUtil.PhoneNumberType type = util.getNumberType(number);
            if (type == PhoneNumberUtil.PhoneNumberType.MOBILE
                    || type == PhoneNumberUtil.PhoneNumberType.FIXED_LINE_OR_MOBILE) {
                return util.format(number, PhoneNumberUtil.PhoneNumberFormat.E164);
            }
        } catch (NumberParseException e) {
            // said below
        }
        errors.add(FieldError.of("notifySmsNumber", "notification.form.notAMobile", shortened(typed)));
        return null;
    }

    private @Nullable String url(String typed, boolean needed, List<FieldError> errors) {
        if (typed.isEmpty()) {
            if (needed) {
                errors.add(FieldError.of("notifyWebhookUrl", "form.required"));
            }
            return null;
        }
        if (typed.length() > URL_MAX) {
            errors.add(FieldError.of("notifyWebhookUrl", "form.tooLong", URL_MAX));
        } else if (!allowed(typed)) {
            errors.add(FieldError.of("notifyWebhookUrl", "notification.form.notAllowedUrl", origins()));
        }
        return typed;
    }

    private boolean allowed(String typed) {
        try {
            URI url = new URI(typed);
            boolean anyInDemo = properties.dryRun() && "https".equals(url.getScheme()) && url.getHost() != null;
            return anyInDemo || properties.webhook().allows(url);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private String origins() {
        List<String> all =
                properties.webhook().origins().stream().map(URI::toString).toList();
        return all.isEmpty() ? "-" : String.join(", ", all);
    }

    private static @Nullable WebhookStyle style(String typed, List<FieldError> errors) {
        if (typed.isEmpty()) {
            return WebhookStyle.WECOM;
        }
        for (WebhookStyle style : WebhookStyle.values()) {
            if (style.name().equals(typed)) {
                return style;
            }
        }
        errors.add(FieldError.of("notifyWebhookStyle", "form.unknownChoice", shortened(typed)));
        return null;
    }

    private static @Nullable String secret(Typed typed, PersonSetting stored, List<FieldError> errors) {
        String secret = plain(typed.webhookSecret());
        if (secret.length() > SECRET_MAX) {
            errors.add(FieldError.of("notifyWebhookSecret", "form.tooLong", SECRET_MAX));
        }
        if (!secret.isEmpty()) {
            return secret;
        }
        return typed.forgetSecret() != null ? null : stored.webhookSecret();
    }

    private static Locale language(String typed, List<FieldError> errors) {
        if (!typed.equals("en") && !typed.equals("zh-CN") && !typed.isEmpty()) {
            errors.add(FieldError.of("notifyLanguage", "form.unknownChoice", shortened(typed)));
        }
        return typed.equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }

    private static @Nullable QuietHours quiet(String from, String until, List<FieldError> errors) {
        if (from.isEmpty() && until.isEmpty()) {
            return null;
        }
        LocalTime start = time("notifyQuietFrom", from, errors);
        LocalTime end = time("notifyQuietUntil", until, errors);
        if (start == null || end == null) {
            return null;
        }
        if (start.equals(end)) {
            errors.add(FieldError.of("notifyQuietUntil", "notification.form.sameTime"));
        }
        return new QuietHours(start, end);
    }

    private static @Nullable LocalTime time(String field, String typed, List<FieldError> errors) {
        if (typed.isEmpty()) {
            errors.add(FieldError.of(field, "notification.form.bothTimes"));
            return null;
        }
        try {
            return LocalTime.parse(typed).withSecond(0).withNano(0);
        } catch (DateTimeParseException e) {
            errors.add(FieldError.of(field, "notification.form.notATime", shortened(typed)));
            return null;
        }
    }

    private static String shortened(String typed) {
        return typed.length() <= 60 ? typed : typed.substring(0, 60) + "…";
    }
}
