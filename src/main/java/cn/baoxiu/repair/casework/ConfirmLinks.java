package cn.baoxiu.repair.casework;

import cn.baoxiu.identity.OwnerLinks;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Links by which owners confirm repairs; each message brings a fresh one, and only the last works. */
@Component
class ConfirmLinks {

    static final String PURPOSE = "confirm";

    private static final Pattern SUBJECT = Pattern.compile("(.+)#(\\d+)");

    private final OwnerLinks links;
    private final CaseNotices notices;
    private final String publicUrl;

    /** @param publicUrl under which owners reach the program */
    ConfirmLinks(
            OwnerLinks links,
            CaseNotices notices,
            @Value("${baoxiu.public-url:http://localhost:8080}") String publicUrl) {
        this.links = links;
        this.notices = notices;
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    /** What a link is about. */
    record Subject(String caseNumber, int round) {

        static Optional<Subject> of(String written) {
            Matcher parts = SUBJECT.matcher(written);
            return parts.matches()
                    ? Optional.of(new Subject(parts.group(1), Integer.parseInt(parts.group(2))))
                    : Optional.empty();
        }
    }

    void ask(RepairCase repairCase, Instant until) {
        send(repairCase, UUID.randomUUID().toString(), "confirm-link-owner", until);
    }

    void remind(RepairCase repairCase, Instant planned, Instant until) {
        send(repairCase, planned.truncatedTo(ChronoUnit.MINUTES).toString(), "confirm-reminder-owner", until);
    }

    /** The signature was made void. */
    void askAgain(RepairCase repairCase, Instant until) {
        send(repairCase, UUID.randomUUID().toString(), "confirm-again-owner", until);
    }

    private void send(RepairCase repairCase, String key, String template, Instant until) {
        String token = links.issue(PURPOSE, repairCase.caseNumber() + "#" + repairCase.round(), until);
        notices.askOwner(repairCase, key, template, publicUrl + "/c/" + token, until);
    }
}
