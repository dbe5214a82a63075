package cn.baoxiu.intake;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.repair.CaseSummary;
import cn.baoxiu.repair.RepairCases;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows the full telephone numbers of a case's reporters to staff of its subsidiary who say why. Each look is logged;
 * companies never see a number.
 */
@Service
public class PhoneAccess {

    private final JdbcClient jdbc;
    private final RepairCases cases;
    private final CurrentUser currentUser;
    private final Clock clock;

    PhoneAccess(JdbcClient jdbc, RepairCases cases, CurrentUser currentUser, Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** @throws NoSuchElementException if there is no such case for the current user */
    public CaseSummary require(String caseNumber) {
        AppUser user = user();
        return cases.find(caseNumber)
                .filter(summary -> user.companyCode().isEmpty() && user.maySee(summary.subsidiary()))
                .orElseThrow(() -> new NoSuchElementException("no case " + caseNumber));
    }

    /**
     * @return nothing for reports whose personal data was erased
     * @param reason why the number is needed, 2 to 200 characters
     * @throws NoSuchElementException if there is no such case for the current user
     * @throws FormRejected without a reason; nothing is shown or logged then
     */
    @Transactional
    public List<Contact> reveal(String caseNumber, String reason) {
        require(caseNumber);
        String why = WrittenReason.of("phoneReason", reason);
        jdbc.sql("insert into intake_phone_access (case_number, user_id, reason, seen_at) values (?, ?, ?, ?)")
                .params(caseNumber, user().id(), why, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return jdbc.sql("select reporter_name, reporter_phone, reporter_phone_2 from intake_report"
                        + " where case_number = ? and erased_at is null order by id")
                .param(caseNumber)
                .query((row, n) -> new Contact(row.getString(1), phones(row.getString(2), row.getString(3))))
                .list();
    }

    private static List<String> phones(@Nullable String first, @Nullable String second) {
        return Stream.of(first, second).filter(Objects::nonNull).toList();
    }

    private AppUser user() {
        return currentUser.find().orElseThrow(() -> new NoSuchElementException("nobody is logged in"));
    }

    /** A reporter with the full numbers: one, or none or two if an old ledger says so. */
    public record Contact(String name, List<String> phones) {}
}
