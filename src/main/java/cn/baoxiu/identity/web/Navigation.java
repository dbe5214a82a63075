package cn.baoxiu.identity.web;

import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.Groups;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Entries of the navigation for one user. An entry that is hidden is refused by its page as well. */
record Navigation(List<Entry> entries) {

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
