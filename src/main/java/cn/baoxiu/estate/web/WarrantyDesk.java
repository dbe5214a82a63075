package cn.baoxiu.estate.web;

import cn.baoxiu.estate.Location;
import cn.baoxiu.estate.Locations;
import cn.baoxiu.estate.Part;
import cn.baoxiu.estate.PartCatalogue;
import cn.baoxiu.estate.WarrantyAnswer;
import cn.baoxiu.estate.WarrantyRegister;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers the logged-in person's questions about homes of their subsidiaries. */
@Component
class WarrantyDesk {

    /** Dates outside are typing errors. */
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);

    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    private final Locations locations;
    private final PartCatalogue parts;
    private final WarrantyRegister register;
    private final WarrantyExplanation explanation;
    private final Viewer viewer;
    private final Clock clock;

    WarrantyDesk(
            Locations locations,
            PartCatalogue parts,
            WarrantyRegister register,
            WarrantyExplanation explanation,
            Viewer viewer,
            Clock clock) {
        this.locations = locations;
        this.parts = parts;
        this.register = register;
        this.explanation = explanation;
        this.viewer = viewer;
        this.clock = clock;
    }

    List<Location> search(String text, int limit) {
        return locations.search(text, viewer.subsidiaries(), limit);
    }

    /** A home of another subsidiary does not exist for this person. */
    Location location(String code) {
        return locations
                .find(code)
                .filter(found -> viewer.visible().contains(found.subsidiary()))
                .orElseThrow(() -> new NotThere("estate.home.unknown", code));
    }

    /** @param on ISO date; today if null or empty */
    WarrantyView answer(Location location, @Nullable String part, @Nullable String on) {
        if (part == null || part.isBlank()) {
            throw new WrongField("part", "import.cell.required");
        }
        Part known =
                parts.find(part.strip()).orElseThrow(() -> new WrongField("part", "estate.part.unknown", part.strip()));
        WarrantyAnswer answer =
                register.check(location.code(), known.warrantyClass(), known.seasonKind(), date("on", on));
        return WarrantyView.of(location, known, answer, explanation.of(answer));
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    LocalDate date(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return today();
        }
        return parsed(text.strip()).orElseThrow(() -> new WrongField(field, "estate.date.wrong"));
    }

    private static Optional<LocalDate> parsed(String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            return date.isBefore(EARLIEST) || date.isAfter(LATEST) ? Optional.empty() : Optional.of(date);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
