package cn.baoxiu.repair.web;

import cn.baoxiu.clock.HeldTime;
import cn.baoxiu.clock.Holders;
import cn.baoxiu.clock.Holidays;
import cn.baoxiu.clock.PromiseView;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.repair.casework.Labels;
import cn.baoxiu.repair.casework.PartyChoices;
import cn.baoxiu.repair.casework.TimelineKind;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns codes, times and ids into words for the pages of this room. */
public final class PageText {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(EngineTime.ZONE);

    /** Minutes of a day of {@code CAL_CN_WORK} (rules R1). */
    private static final int WORKING_DAY = 480;

    private final Labels labels;
    private final PartyChoices parties;
    private final CurrentUser users;
    private final Holidays holidays;

    PageText(Labels labels, PartyChoices parties, CurrentUser users, Holidays holidays) {
        this.labels = labels;
        this.parties = parties;
        this.users = users;
        this.holidays = holidays;
    }

    /** Label of a code; empty for none. */
    public String of(String prefix, @Nullable Object code) {
        return labels.of(prefix, code);
    }

    /** Date and time in Shanghai; empty for none. */
    public String moment(@Nullable Instant at) {
        return at == null ? "" : MOMENT.format(at);
    }

    /** Whether a time lies in a year without holiday data. */
    public boolean isGuessed(Instant due) {
        int year = due.atZone(EngineTime.ZONE).getYear();
        return holidays.years().stream().noneMatch(known -> known.year() == year);
    }

    public String party(@Nullable String code) {
        return code == null ? "" : parties.nameOf(code);
    }

    public String person(@Nullable String userId) {
        return userId == null ? "" : users.displayNameOf(userId);
    }

    /** Name of a duty, or of the company that a company group stands for. */
    public String group(String group) {
        if (Groups.isCompany(group)) {
            return parties.nameOf(group.substring(group.lastIndexOf('-') + 1));
        }
        return labels.of("group", group);
    }

    /** True if the reader may take a task of these groups. */
    public boolean mayWorkOn(List<String> candidateGroups) {
        return users.find()
                .map(user -> candidateGroups.stream().anyMatch(user::isIn))
                .orElse(false);
    }

    /** Note of a timeline entry, codes in words. */
    public String note(TimelineKind kind, @Nullable String note) {
        if (note == null) {
            return "";
        }
        return switch (kind) {
            case TRIAGED -> labels.of("grade", note);
            case CLOSED -> labels.of("outcome", note);
            case PHOTO_ADDED -> photos(note);
            case PROMISE_BROKEN -> labels.of("promise", note);
            case ESCALATED -> labels.text("repair.page.toLevel", note);
            case ESCALATION_ENDED -> labels.of("escalationOutcome", note);
            default -> note;
        };
    }

    /** Kind and number of files, for example {@code AFTER 3}. */
    private String photos(String note) {
        int blank = note.indexOf(' ');
        return labels.of("attachmentKind", note.substring(0, blank)) + " ×" + note.substring(blank);
    }

    /** Size for people. */
    public String size(long bytes) {
        return bytes < 1024 * 1024
                ? Math.max(1, bytes / 1024) + " KB"
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1024.0 / 1024.0);
    }

    /** In whose hands the case was or is. */
    public String holder(String holder) {
        if (holder.equals(Holders.OWNER) || holder.equals(Holders.WAITING)) {
            return labels.of("repair.holder", holder);
        }
        return Groups.STAFF.contains(holder) ? labels.of("group", holder) : parties.nameOf(holder);
    }

    public List<HeldShare> shares(List<HeldTime> held) {
        return HeldShare.of(held);
    }

    /** @param working whether working time is drawn instead of elapsed time */
    public List<HeldShare.Piece> bar(List<HeldTime> held, boolean working) {
        return HeldShare.bar(held, working);
    }

    /** Elapsed time for people, a day being 24 hours. */
    public String span(long minutes) {
        return span(minutes, 24 * 60);
    }

    /** Working time for people, a day being one of the working calendar. */
    public String workingSpan(long minutes) {
        return span(minutes, WORKING_DAY);
    }

    /** Time used and time left of a promise, or by how much it is late; empty for one that was dropped. */
    public String used(PromiseBar bar) {
        PromiseView promise = bar.promise();
        if (bar.percent() == null) {
            return "";
        }
        String used = labels.text(
                bar.working() ? "repair.page.usedWorking" : "repair.page.used",
                countable(bar, promise.elapsedMinutes()));
        Long left = promise.remainingMinutes();
        if (left != null) {
            return used + " · " + labels.text("repair.left.left", countable(bar, left));
        }
        return promise.state() == PromiseView.State.BREACHED
                ? used + " · " + labels.text("repair.left.overdue", countable(bar, bar.overdueMinutes()))
                : used;
    }

    /** For those who do not see the bar. */
    public String usedPercent(PromiseBar bar) {
        return bar.percent() == null ? "" : labels.text("repair.page.usedPercent", bar.percent());
    }

    private String countable(PromiseBar bar, long minutes) {
        return bar.working() ? workingSpan(minutes) : span(minutes);
    }

    private String span(long minutes, int day) {
        if (minutes >= day) {
            return labels.text("repair.left.days", minutes / day, minutes % day / 60);
        }
        return minutes >= 60
                ? labels.text("repair.left.hours", minutes / 60, minutes % 60)
                : labels.text("repair.left.minutes", minutes);
    }

    /** Whether a promise was kept, is late or runs. */
    public String colour(PromiseView.State state) {
        return switch (state) {
            case MET -> "bg-green-lt";
            case BREACHED -> "bg-red-lt";
            case RUNNING -> "bg-blue-lt";
            case PAUSED -> "bg-yellow-lt";
            case CANCELLED, LEGACY -> "bg-secondary-lt";
        };
    }
}
