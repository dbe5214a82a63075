package cn.baoxiu.identity.web;

import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.Groups;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What may be called at the engine's REST interface, by whom; everything else is for administrators, except to
 * deploy, which is for designers alone. The engine's own checks stay on behind it: a call that is allowed here still sees only what the user's grants and tenants show.
 */
final class EngineRestRules {

    private static final Predicate<AppUser> ANYONE = user -> true;
    private static final Predicate<AppUser> WORKER = AppUser::worksOnTasks;
    private static final Predicate<AppUser> INTAKE = user -> user.isInAny(Groups.INTAKE);
    private static final Predicate<AppUser> WATCHER = user -> user.isInAny(Set.of(Groups.AUDITOR, Groups.DESIGNER));
    private static final Predicate<AppUser> DESIGNER = user -> user.isIn(Groups.DESIGNER);

    private final List<RestRule> rules = new ArrayList<>();

    EngineRestRules() {
        self();
        tasks();
        filters();
        starting();
        watching();
        deploying();
    }

    boolean allow(AppUser user, HttpServletRequest request, String path) {
        return rules.stream().anyMatch(rule -> rule.allows(user, request, path));
    }

    private void self() {
        get(ANYONE, "", "/engine", "/version", "/identity/password-policy", "/user/{self}/profile");
        own(ANYONE, "/identity/groups", "userId");
        own(ANYONE, "/group/count", "member");
        post(ANYONE, "/identity/password-policy");
        rule(ANYONE, Set.of("PUT"), "/user/{self}/profile", "/user/{self}/credentials");
    }

    /** Tasklist. Comments, other people, dates and descriptions of tasks are left out: they would be free text. */
    private void tasks() {
        get(WORKER, "/task", "/task/count", "/task/{id}", "/task/{id}/form", "/task/{id}/deployed-form");
        get(WORKER, "/task/{id}/rendered-form", "/task/{id}/form-variables");
        get(WORKER, "/task/{id}/identity-links", "/task/{id}/comment");
        get(WORKER, "/history/user-operation", "/history/user-operation/count");
        post(WORKER, "/task", "/task/count", "/task/{id}/claim", "/task/{id}/unclaim", "/task/{id}/assignee");
        post(WORKER, "/task/{id}/complete", "/task/{id}/submit-form");
    }

    private void filters() {
        get(WORKER, "/filter", "/filter/count", "/filter/{id}", "/filter/{id}/list", "/filter/{id}/count");
        get(WORKER, "/filter/{id}/singleResult");
        post(WORKER, "/filter/{id}/list", "/filter/{id}/count", "/filter/{id}/singleResult");
        rule(WORKER, Set.of("OPTIONS"), "/filter", "/filter/{id}");
    }

    /** Only with the start form: what it does not have cannot be set. */
    private void starting() {
        get(WORKER, "/process-definition", "/process-definition/count", "/process-definition/{id}");
        get(WORKER, "/process-definition/{id}/xml", "/process-definition/key/{id}", "/process-definition/key/{id}/xml");
        for (String definition : List.of("/process-definition/{id}", "/process-definition/key/{id}")) {
            get(INTAKE, definition + "/startForm", definition + "/deployed-start-form");
            get(INTAKE, definition + "/rendered-form", definition + "/form-variables");
            post(INTAKE, definition + "/submit-form");
        }
    }

    /** Cockpit, for reading only. */
    private void watching() {
        for (String kind : List.of("process", "decision", "decision-requirements", "case")) {
            get(WATCHER, "/" + kind + "-definition/**");
        }
        get(WATCHER, "/deployment/**", "/process-instance/**", "/execution/**", "/incident/**");
        get(WATCHER, "/job/**", "/job-definition/**", "/variable-instance/**");
        get(WATCHER, "/task", "/task/count", "/task/{id}/**");
        post(WATCHER, "/process-instance", "/process-instance/count", "/task", "/task/count", "/job", "/job/count");
        post(WATCHER, "/job-definition", "/job-definition/count", "/variable-instance", "/variable-instance/count");
        post(WATCHER, "/execution", "/execution/count");
        for (String kind : List.of(
                "process-instance",
                "activity-instance",
                "variable-instance",
                "detail",
                "task",
                "incident",
                "job-log",
                "user-operation",
                "identity-link-log",
                "decision-instance")) {
            get(WATCHER, "/history/" + kind, "/history/" + kind + "/count", "/history/" + kind + "/{id}");
            post(WATCHER, "/history/" + kind, "/history/" + kind + "/count");
        }
        get(WATCHER, "/history/job-log/{id}/stacktrace", "/history/variable-instance/{id}/data");
    }

    /** Camunda Modeler. */
    private void deploying() {
        post(DESIGNER, "/deployment/create");
    }

    private void get(Predicate<AppUser> who, String... paths) {
        rule(who, Set.of("GET"), paths);
    }

    private void post(Predicate<AppUser> who, String... paths) {
        rule(who, Set.of("POST"), paths);
    }

    private void own(Predicate<AppUser> who, String path, String parameter) {
        rules.add(RestRule.of(who, Set.of("GET"), path, parameter));
    }

    private void rule(Predicate<AppUser> who, Set<String> methods, String... paths) {
        for (String path : paths) {
            rules.add(RestRule.of(who, methods, path, null));
        }
    }
}
