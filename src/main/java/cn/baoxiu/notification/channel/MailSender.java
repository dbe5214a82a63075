package cn.baoxiu.notification.channel;

import cn.baoxiu.notification.Enclosures.Enclosure;
import cn.baoxiu.notification.channel.NotificationProperties.Encryption;
import cn.baoxiu.notification.channel.NotificationProperties.Mail;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Mail by SMTP. The idempotency key is the Message-ID, which mail servers and programs know repeated mail by. */
class MailSender implements Sender {

    private static final int CAUSES_MAX = 10;

    private final Mail mail;
    private final JavaMailSenderImpl smtp = new JavaMailSenderImpl();

    MailSender(Mail mail) {
        this.mail = mail;
        smtp.setHost(mail.host());
        smtp.setPort(mail.port());
        if (!mail.username().isEmpty()) {
            smtp.setUsername(mail.username());
            smtp.setPassword(mail.password());
        }
        smtp.setDefaultEncoding(StandardCharsets.UTF_8.name());
        smtp.setJavaMailProperties(properties(mail));
    }

    private static Properties properties(Mail mail) {
        String timeout = Long.toString(mail.timeout().toMillis());
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", timeout);
        properties.setProperty("mail.smtp.timeout", timeout);
        properties.setProperty("mail.smtp.writetimeout", timeout);
        properties.setProperty("mail.smtp.auth", String.valueOf(!mail.username().isEmpty()));
        boolean startTls = mail.encryption() == Encryption.STARTTLS;
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(startTls));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(startTls));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(mail.encryption() == Encryption.TLS));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        return properties;
    }

    @Override
    public Channel channel() {
        return Channel.MAIL;
    }

    @Override
    public boolean configured() {
        return !mail.host().isEmpty();
    }

    @Override
    public void send(Letter letter) throws SendFailed {
        try {
            smtp.send(message(letter));
        } catch (MessagingException e) {
            throw new SendFailed(Failure.NO_ADDRESS, String.valueOf(e.getMessage()), e);
        } catch (MailAuthenticationException e) {
            throw new SendFailed(Failure.NOT_ALLOWED, detail(e), e);
        } catch (MailSendException e) {
            Exception first = e.getMessageExceptions().length > 0 ? e.getMessageExceptions()[0] : e;
            throw new SendFailed(failure(first), detail(first), e);
        } catch (MailException e) {
            throw new SendFailed(Failure.UNREACHABLE, detail(e), e);
        }
    }

    private MimeMessage message(Letter letter) throws MessagingException {
        MimeMessage message = smtp.createMimeMessage();
        Enclosure enclosure = letter.enclosure();
        MimeMessageHelper helper = new MimeMessageHelper(message, enclosure != null, StandardCharsets.UTF_8.name());
        helper.setFrom(mail.from());
        helper.setTo(letter.address());
        helper.setSubject(letter.subject());
        helper.setText(letter.text());
        if (enclosure != null) {
            helper.addAttachment(
                    enclosure.fileName(), new ByteArrayResource(enclosure.content()), enclosure.contentType());
        }
        String domain = mail.from().substring(mail.from().lastIndexOf('@') + 1).replace(">", "");
        message.setHeader("Message-ID", "<" + letter.key() + "@" + domain + ">");
        message.setHeader("X-Idempotency-Key", letter.key());
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private static Failure failure(Exception e) {
        List<MessagingException> causes = causes(e);
        if (causes.stream().anyMatch(MailSender::notAllowed)) {
            return Failure.NOT_ALLOWED;
        }
        // replies of the five hundreds to the recipient or to the message itself
        boolean refused = causes.stream().anyMatch(cause -> code(cause) >= 500)
                || e instanceof SendFailedException failed && badAddress(failed);
        return refused ? Failure.REFUSED : Failure.UNREACHABLE;
    }

    private static List<MessagingException> causes(@Nullable Exception e) {
        List<MessagingException> causes = new ArrayList<>();
        Exception cause = e;
        while (cause instanceof MessagingException failed && causes.size() < CAUSES_MAX) {
            causes.add(failed);
            cause = failed.getNextException();
        }
        return causes;
    }

    /** No login, no encryption, or not from our address: RFC 4954 and 3207, and whatever is said to MAIL FROM. */
    private static boolean notAllowed(MessagingException e) {
        int code = code(e);
        return code == 530
                || code == 535
                || e instanceof SMTPSenderFailedException
                || String.valueOf(e.getMessage()).startsWith("STARTTLS is required");
    }

    private static int code(MessagingException e) {
        if (e instanceof SMTPAddressFailedException address) {
            return address.getReturnCode();
        }
        return e instanceof SMTPSendFailedException refused ? refused.getReturnCode() : 0;
    }

    private static boolean badAddress(SendFailedException e) {
        Address[] invalid = e.getInvalidAddresses();
        return invalid != null && invalid.length > 0 && e.getNextException() == null;
    }

    private static String detail(Exception e) {
        Exception last = e;
        while (last instanceof MessagingException failed && failed.getNextException() != null) {
            last = failed.getNextException();
        }
        return String.valueOf(last.getMessage()).strip();
    }
}
