package cn.baoxiu.identity.web;

import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.Groups;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Entries of the navigation for one user. An entry that is hidden is refused by its page as well. Many entries are gathered in
 * menus, so that the bar is one line.
 */
record Navigation(List<Entry> entries) {

    /** So many fit into the bar one by one. */
    private static final int FIT = 8;

    /** Where entries are gathered, in the order of the bar. Labels: {@code identity.menu.<NAME>}. */
    enum Menu {
        CASES("cases", "wall", "report", "tasks", "warranty"),
        COMPANIES("violations", "letters", "ownLetters", "contracts", "ratings"),
        OWNERS("callbacks", "surveys"),
        SCORES("scorecards", "dashboards", "kpis", "scoreEvents", "rewards"),
        SYSTEM("calendars", "imports", "ledgers", "models", "phoneAccesses", "dead", "cockpit", "users", "api");

        private final List<String> names;

        Menu(String... names) {
            this.names = List.of(names);
        }
    }

    /** @param menu null for an entry that stands alone */
    record Group(@Nullable Menu menu, List<Entry> entries) {

        public boolean active() {
            return entries.stream().anyMatch(Entry::active);
        }

        public String label() {
            return "identity.menu." + menu;
        }
    }

    /** The bar: entries alone, or menus; a menu of one is that one. */
    public List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        Set<Menu> begun = EnumSet.noneOf(Menu.class);
        for (Entry entry : entries) {
            Menu menu = entries.size() <= FIT ? null : menu(entry);
            if (menu == null) {
                groups.add(new Group(null, List.of(entry)));
            } else if (begun.add(menu)) {
                List<Entry> together =
                        entries.stream().filter(one -> menu(one) == menu).toList();
                groups.add(new Group(together.size() == 1 ? null : menu, together));
            }
        }
        return groups;
    }

    private static @Nullable Menu menu(Entry entry) {
        return Arrays.stream(Menu.values())
                .filter(menu -> menu.names.contains(entry.name()))
                .findFirst()
                .orElse(null);
    }

    private static final Set<String> MODELLERS = Set.of(Groups.DESIGNER, Groups.CAMUNDA_ADMIN);
    private static final Set<String> LEDGER_CLERKS = Set.of(Groups.PROPERTY_CS, Groups.WARRANTY_OFFICE);
    private static final Set<String> CALL_SUPERVISORS =
            Set.of(Groups.DEVELOPER_CS, Groups.GROUP_CS, Groups.SUBSIDIARY_HEAD, Groups.AUDITOR);
    private static final Set<String> SCORE_EVENT_READERS = Set.of(Groups.DEVELOPER_CS, Groups.SUBSIDIARY_HEAD);
    private static final Set<String> WATCHERS = Set.of(Groups.AUDITOR, Groups.DESIGNER, Groups.CAMUNDA_ADMIN);

    /** @param name last part of the message keys of label and hint */
    record Entry(String name, String href, boolean active) {

        public String label() {
            return "identity.nav." + name;
        }

        public String hint() {
            return "identity.home." + name + ".hint";
        }
    }

    static Navigation of(@Nullable AppUser user, String path) {
        List<Entry> entries = new ArrayList<>();
        if (user == null) {
            return new Navigation(entries);
        }
        boolean admin = user.isIn(Groups.CAMUNDA_ADMIN);
        entries.add(new Entry("home", "/", path.equals("/")));
        entries.add(entry("cases", "/cases", path));
        if (user.companyCode().isEmpty()) {
            entries.add(entry("wall", "/wall", path));
        }
        if (admin || user.isInAny(Groups.INTAKE)) {
            entries.add(entry("report", "/reports/new", path));
        }
        if (admin || user.worksOnTasks()) {
            entries.add(entry("tasks", "/camunda/app/tasklist/default/", path));
        }
        if (user.companyCode().isEmpty()) {
            entries.add(entry("warranty", "/warranty", path));
            entries.add(entry("calendars", "/calendars", path));
        }
        if (user.companyCode().isEmpty()) {
            entries.add(entry("violations", "/violations", path));
            entries.add(entry("letters", "/letters", path));
            entries.add(entry("contracts", "/contracts", path));
            if (admin || user.isInAny(CALL_SUPERVISORS)) {
                entries.add(entry("callbacks", "/callbacks", path));
            }
            if (user.isInAny(Groups.RATING_READERS) || user.isInAny(Groups.GROUP_LEVEL)) {
                entries.add(entry("ratings", "/ratings", path));
            }
            if (user.isInAny(Groups.STAFF) || user.isInAny(Groups.GROUP_LEVEL)) {
                entries.add(entry("kpis", "/kpis", path));
                entries.add(entry("scorecards", "/scorecards", path));
                entries.add(entry("dashboards", "/dashboards", path));
                entries.add(entry("rewards", "/rewards", path));
            }
            if (user.isInAny(SCORE_EVENT_READERS) || user.isInAny(Groups.GROUP_LEVEL)) {
                entries.add(entry("scoreEvents", "/score-events", path));
            }
        } else if (user.groups().stream().anyMatch(group -> group.startsWith(Groups.CONTRACTOR_PREFIX))) {
            entries.add(entry("ownLetters", "/letters", path));
            entries.add(entry("contracts", "/contracts", path));
            entries.add(entry("ratings", "/ratings", path));
        }
        if (user.companyCode().isEmpty() && (user.isInAny(Groups.STAFF) || user.isInAny(Groups.GROUP_LEVEL))) {
            entries.add(entry("surveys", "/surveys", path));
        }
        if (admin || user.isInAny(Set.of(Groups.DEVELOPER_CS, Groups.GROUP_CS))) {
            entries.add(entry("imports", "/imports", path));
        }
        if (user.isInAny(LEDGER_CLERKS)) {
            entries.add(entry("ledgers", "/ledgers", path));
        }
        if (user.isInAny(MODELLERS)) {
            entries.add(entry("models", "/models", path));
        }
        if (user.isIn(Groups.AUDITOR)) {
            entries.add(entry("phoneAccesses", "/phone-accesses", path));
        }
        if (admin || user.isIn(Groups.GROUP_CS)) {
            entries.add(entry("dead", "/notifications/dead", path));
        }
        if (user.isInAny(WATCHERS)) {
            entries.add(entry("cockpit", "/camunda/app/cockpit/default/", path));
        }
        if (admin) {
            entries.add(entry("users", "/camunda/app/admin/default/", path));
        }
        if (user.companyCode().isEmpty()) {
            entries.add(entry("api", "/swagger-ui/index.html", path));
        }
        return new Navigation(entries);
    }

    private static Entry entry(String label, String href, String path) {
        return new Entry(label, href, path.startsWith(href));
    }
}
