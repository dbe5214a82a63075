package cn.baoxiu.contractor.web;

import cn.baoxiu.contractor.retention.ReleaseView;
import cn.baoxiu.contractor.retention.Yuan;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.identity.CurrentUser;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Words of the pages about contracts. */
@Component
public class ContractText {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(EngineTime.ZONE);

    /** As many days before the end the bar turns yellow, then red. */
    private static final long SOON = 7;

    private static final long NOW = 3;

    private final MessageSource messages;
    private final CurrentUser users;
    private final Clock clock;

    ContractText(MessageSource messages, CurrentUser users, Clock clock) {
        this.messages = messages;
        this.users = users;
        this.clock = clock;
    }

    /** Label of a code; empty for none. */
    public String of(String prefix, @Nullable Object code) {
        return code == null
                ? ""
                : Objects.requireNonNull(messages.getMessage(
                        prefix + "." + code, null, code.toString(), LocaleContextHolder.getLocale()));
    }

    public String yuan(@Nullable BigDecimal amount) {
        return amount == null ? "" : Yuan.text(amount);
    }

    /** With its sign, for what comes and goes. */
    public String signed(BigDecimal amount) {
        return (amount.signum() > 0 ? "+" : "") + Yuan.text(amount);
    }

    public String percent(BigDecimal percent) {
        return percent.stripTrailingZeros().toPlainString() + "%";
    }

    public String moment(@Nullable Instant at) {
        return at == null ? "" : MOMENT.format(at);
    }

    public String day(@Nullable Instant at) {
        return at == null ? "" : LocalDate.ofInstant(at, EngineTime.ZONE).toString();
    }

    /** Name of a user; empty for none, and for what the program did by itself. */
    public String person(@Nullable String userId) {
        return userId == null || userId.isEmpty() || userId.equals(CurrentUser.SYSTEM)
                ? ""
                : users.displayNameOf(userId);
    }

    /** Whole days until the last day of a term, negative after it. */
    public long daysLeft(Instant due) {
        return ChronoUnit.DAYS.between(today(), LocalDate.ofInstant(due, EngineTime.ZONE));
    }

    public String left(Instant due) {
        long days = daysLeft(due);
        return messages.getMessage(
                days < 0 ? "contracts.overdue" : "contracts.daysLeft",
                new Object[] {Math.abs(days)},
                LocaleContextHolder.getLocale());
    }

    public String colour(Instant due) {
        long days = daysLeft(due);
        return days <= NOW ? "red" : days <= SOON ? "yellow" : "blue";
    }

    /** Days of the term that runs. */
    public long termDays(ReleaseView release, Instant due) {
        LocalDate urged = release.urgedOn();
        LocalDate from = urged == null ? release.receivedOn() : urged;
        return ChronoUnit.DAYS.between(from, LocalDate.ofInstant(due, EngineTime.ZONE));
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), EngineTime.ZONE);
    }
}
