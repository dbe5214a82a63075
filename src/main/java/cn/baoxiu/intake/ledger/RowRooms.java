package cn.baoxiu.intake.ledger;

import cn.baoxiu.estate.Location;
import cn.baoxiu.estate.Locations;
import cn.baoxiu.estate.OwnerContact;
import cn.baoxiu.estate.Owners;
import cn.baoxiu.estate.Project;
import cn.baoxiu.estate.ProjectRooms;
import cn.baoxiu.estate.RoomAddress;
import cn.baoxiu.intake.ledger.LedgerTerms.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the home of a row. An address that fits several homes counts only if the registered owner of exactly one of
 * them has the row's name and nothing contradicts.
 */
@Component
class RowRooms {

    private static final int SHOWN = 6;

    private final ProjectRooms rooms;
    private final Locations locations;
    private final Owners owners;

    RowRooms(ProjectRooms rooms, Locations locations, Owners owners) {
        this.rooms = rooms;
        this.locations = locations;
        this.owners = owners;
    }

    /**
     * @param who name and numbers that the row gives
     * @param on date at which the owner is looked up
     * @param later date at which the owner is looked up if there was none yet: before the handover
     */
    record Who(String name, List<String> phones, LocalDate on, LocalDate later) {}

    /** Key under which a clerk's decision about an address is remembered. */
    static String key(RowCells cells) {
        return cells.written(LedgerColumn.PROJECT) + "|" + cells.written(LedgerColumn.ROOM);
    }

    /** @return null if the home is in doubt; the doubts then say why */
    @Nullable
    Location read(RowCells cells, Who who, LedgerTerms terms, Findings findings) {
        String text = cells.of(LedgerColumn.ROOM);
        if (text.isEmpty()) {
            findings.doubt("ROOM_MISSING", LedgerColumn.ROOM, "");
            return null;
        }
        Optional<Location> confirmed = cells.isCorrected(LedgerColumn.ROOM)
                ? Optional.empty()
                : terms.confirmed(Kind.ROOM, key(cells)).flatMap(code -> ofSubsidiary(code, terms));
        if (confirmed.isPresent()) {
            findings.note(
                    "ROOM_CONFIRMED", LedgerColumn.ROOM, text, confirmed.get().displayName());
            return confirmed.get();
        }
        Optional<Location> coded = ofSubsidiary(text.toUpperCase(Locale.ROOT), terms);
        if (coded.isPresent()) {
            return cells.isCorrected(LedgerColumn.ROOM) ? coded.get() : ownersHome(coded.get(), text, who, findings);
        }
        RoomAddress address = RoomAddress.parse(text).orElse(null);
        if (address == null) {
            findings.doubt("ROOM_UNREADABLE", LedgerColumn.ROOM, text);
            return null;
        }
        Project project = project(cells, address, terms, findings);
        if (project == null) {
            return null;
        }
        List<Location> homes = rooms.homesAt(project.code(), address);
        if (homes.isEmpty()) {
            findings.doubt("ROOM_NOT_FOUND", LedgerColumn.ROOM, text, project.name());
            return null;
        }
        if (homes.size() > 1) {
            return amongSeveral(homes, text, who, findings);
        }
        if (address.entrance() == null || address.building() == null) {
            findings.note("ROOM_ONLY_ONE", LedgerColumn.ROOM, text, homes.get(0).displayName());
        }
        return ownersHome(homes.get(0), text, who, findings);
    }

    private Optional<Location> ofSubsidiary(String code, LedgerTerms terms) {
        return locations.find(code).filter(l -> l.subsidiary().equals(terms.subsidiary()));
    }

    private static @Nullable Project project(
            RowCells cells, RoomAddress address, LedgerTerms terms, Findings findings) {
        String text = cells.of(LedgerColumn.PROJECT);
        String words = String.join("", address.words());
        Project inAddress = words.isEmpty() ? null : terms.projectNamed(words).orElse(null);
        if (!words.isEmpty() && inAddress == null) {
            findings.doubt("ROOM_WORDS", LedgerColumn.ROOM, cells.of(LedgerColumn.ROOM), words);
            return null;
        }
        if (text.isEmpty()) {
            if (inAddress != null || terms.projects().size() == 1) {
                return inAddress == null ? terms.projects().get(0) : inAddress;
            }
            findings.doubt("PROJECT_MISSING", LedgerColumn.PROJECT, "");
            return null;
        }
        Project project = terms.projectNamed(text).orElse(null);
        if (project == null) {
            findings.doubt("PROJECT_UNKNOWN", LedgerColumn.PROJECT, text);
            return null;
        }
        if (inAddress != null && !inAddress.equals(project)) {
            findings.doubt("ROOM_OTHER_PROJECT", LedgerColumn.ROOM, cells.of(LedgerColumn.ROOM), text);
            return null;
        }
        return project;
    }

    private @Nullable Location amongSeveral(List<Location> homes, String text, Who who, Findings findings) {
        List<Location> fitting = homes.stream()
                .filter(home -> owner(home, who).filter(o -> fits(o, who)).isPresent())
                .toList();
        boolean numberOfAnother = homes.stream()
                .filter(home -> !fitting.contains(home))
                .anyMatch(home -> owner(home, who)
                        .filter(o -> who.phones().contains(o.phone()))
                        .isPresent());
        if (fitting.size() == 1 && !numberOfAnother) {
            boolean byNumber = owner(fitting.get(0), who)
                    .filter(o -> who.phones().contains(o.phone()))
                    .isPresent();
            findings.note(
                    byNumber ? "ROOM_BY_OWNER_AND_PHONE" : "ROOM_BY_OWNER",
                    LedgerColumn.ROOM,
                    text,
                    fitting.get(0).displayName(),
                    who.name());
            return fitting.get(0);
        }
        findings.doubt(
                "ROOM_AMBIGUOUS",
                LedgerColumn.ROOM,
                text,
                String.join("、", homes.stream().limit(SHOWN).map(Location::code).toList()));
        return null;
    }

    /** The owner has the row's name, and the row's numbers do not say otherwise; or the number, if there is no name. */
    private static boolean fits(OwnerContact owner, Who who) {
        boolean number = who.phones().contains(owner.phone());
        return who.name().isEmpty()
                ? number
                : PlainText.key(owner.name()).equals(PlainText.key(who.name()))
                        && (number || who.phones().isEmpty());
    }

    /** A clear address whose registered owner has another name and another number is more likely a slip of the pen. */
    private @Nullable Location ownersHome(Location home, String text, Who who, Findings findings) {
        OwnerContact owner = home.area() ? null : owner(home, who).orElse(null);
        if (owner == null || who.name().isEmpty() || PlainText.key(owner.name()).equals(PlainText.key(who.name()))) {
            return home;
        }
        if (!who.phones().isEmpty() && !who.phones().contains(owner.phone())) {
            findings.doubt("OWNER_DIFFERENT", LedgerColumn.OWNER, who.name(), text, home.code());
            return null;
        }
        findings.note("OWNER_NAME_DIFFERENT", LedgerColumn.OWNER, who.name(), home.displayName());
        return home;
    }

    private Optional<OwnerContact> owner(Location home, Who who) {
        return owners.of(home.code(), who.on()).or(() -> owners.of(home.code(), who.later()));
    }
}
