package cn.baoxiu.intake;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.estate.Location;
import cn.baoxiu.estate.Locations;
import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.repair.DefectClass;
import cn.baoxiu.repair.Hazard;
import cn.baoxiu.repair.Place;
import cn.baoxiu.repair.Symptom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Reads the values of the start form into a {@link Report}, or names every wrong field (rules R4). */
@Component
class ReportReading {

    /** Two machines' clocks may differ by so much. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private static final int DESCRIPTION = 2000;
    private static final int LINE = 100;
    private static final int NAME = 50;
    private static final int REASON = 200;
    static final int REFERENCE = 64;

    private final Locations locations;
    private final CurrentUser currentUser;
    private final Wording wording;
    private final IntakeRules rules;
    private final Clock clock;

    ReportReading(Locations locations, CurrentUser currentUser, Wording wording, IntakeRules rules, Clock clock) {
        this.locations = locations;
        this.currentUser = currentUser;
        this.wording = wording;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * @throws cn.baoxiu.engine.FormRejected with every wrong field
     * @throws AccessDeniedException if the current user takes no reports
     */
    Report read(SubmittedForm form) {
        AppUser user = reporterOf(currentUser);
        Instant now = clock.instant();
        Location location = location(form, user);
        Worded<Place> place = worded(form, "place", Place.class, Place.OTHER);
        Worded<Symptom> symptom = worded(form, "symptom", Symptom.class, Symptom.OTHER);
        String reason = line(form, "reason", REASON);
        Report report = new Report(
                location == null ? NOWHERE : location,
                place.constant(),
                place.text(),
                form.requiredChoice("defectClass", DefectClass.class),
                symptom.constant(),
                symptom.text(),
                description(form),
                form.choices("hazards", Hazard.class).stream().distinct().toList(),
                requiredLine(form, "reporterName", NAME),
                phone(form),
                null,
                form.requiredChoice("channel", Channel.class),
                reportedAt(form, now, location, reason),
                now,
                user.id(),
                reason,
                line(form, "clientReference", REFERENCE));
        form.check();
        return report;
    }

    /** @throws AccessDeniedException if the current user takes no reports */
    String reporter() {
        return reporterOf(currentUser).id();
    }

    static AppUser reporterOf(CurrentUser currentUser) {
        return currentUser
                .find()
                .filter(u -> u.isInAny(Groups.INTAKE))
                .orElseThrow(() -> new AccessDeniedException("may not report defects"));
    }

    /** Stands in until {@link SubmittedForm#check()} refuses the form. */
    private static final Location NOWHERE =
            new Location("", false, "", "", "", "", null, null, null, "", null, LocalDate.EPOCH);

    private @Nullable Location location(SubmittedForm form, AppUser user) {
        String home = line(form, "homeCode", LINE);
        String area = line(form, "areaCode", LINE);
        if (form.isWrong("homeCode") || form.isWrong("areaCode")) {
            return null;
        }
        if (home == null && area == null) {
            form.reject("homeCode", "report.locationRequired");
            return null;
        }
        if (home != null && area != null) {
            form.reject("areaCode", "report.oneLocation");
            return null;
        }
        String field = home == null ? "areaCode" : "homeCode";
        String code = home == null ? area : home;
        // A place of another subsidiary is answered like one that does not exist.
        Location found = code == null
                ? null
                : locations.find(code).filter(l -> user.maySee(l.subsidiary())).orElse(null);
        if (found == null) {
            form.reject(field, "report.unknownLocation", String.valueOf(code));
        } else if (found.area() != (home == null)) {
            form.reject(field, found.area() ? "report.isAnArea" : "report.isAHome", found.code());
        }
        return found;
    }

    private record Worded<E>(E constant, @Nullable String text) {}

    private <E extends Enum<E>> Worded<E> worded(SubmittedForm form, String field, Class<E> type, E other) {
        String text = line(form, field, LINE);
        if (text == null) {
            return new Worded<>(other, null);
        }
        return wording.find(text, type, field)
                .map(constant -> new Worded<>(constant, null))
                .orElseGet(() -> new Worded<>(other, text));
    }

    private static String description(SubmittedForm form) {
        String text = CleanText.lines(form.requiredText("description", DESCRIPTION));
        if (text.isEmpty() && !form.isWrong("description")) {
            form.reject("description", "form.required");
        }
        return text;
    }

    private static String phone(SubmittedForm form) {
        String written = form.requiredText("reporterPhone", LINE);
        if (form.isWrong("reporterPhone")) {
            return "";
        }
        return ReporterPhone.normalize(written).orElseGet(() -> {
            form.reject("reporterPhone", "report.notAPhone");
            return "";
        });
    }

    private Instant reportedAt(SubmittedForm form, Instant now, @Nullable Location location, @Nullable String reason) {
        Instant at = form.instant("reportedAt");
        if (at == null) {
            return now;
        }
        if (at.isAfter(now.plus(CLOCK_SKEW))) {
            form.reject("reportedAt", "form.inTheFuture");
            return now;
        }
        if (at.isAfter(now)) {
            return now;
        }
        LocalDate date = at.atZone(EngineTime.ZONE).toLocalDate();
        if (location != null && date.isBefore(location.completionAcceptanceDate())) {
            form.reject(
                    "reportedAt",
                    "report.beforeCompletion",
                    location.completionAcceptanceDate().toString());
            return now;
        }
        Duration allowed = rules.on(now.atZone(EngineTime.ZONE).toLocalDate()).reasonNeededAfter();
        if (reason == null && !form.isWrong("reason") && at.isBefore(now.minus(allowed))) {
            form.reject("reason", "report.lateNeedsReason", allowed.toHours());
        }
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    private static @Nullable String line(SubmittedForm form, String field, int max) {
        String text = form.text(field, max);
        String clean = text == null ? "" : CleanText.line(text);
        return clean.isEmpty() ? null : clean;
    }

    private static String requiredLine(SubmittedForm form, String field, int max) {
        String text = line(form, field, max);
        if (text == null && !form.isWrong(field)) {
            form.reject(field, "form.required");
        }
        return text == null ? "" : text;
    }

    /** The places a person may report for, for the search on the page. */
    List<Location> search(String text, int limit) {
        return locations.search(text, reporterOf(currentUser).tenants(), limit);
    }

    Optional<Location> find(String code) {
        AppUser user = reporterOf(currentUser);
        return locations.find(code).filter(l -> user.maySee(l.subsidiary()));
    }
}
