package cn.baoxiu.survey.wave;

import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Who sees results: staff those of their subsidiaries and of the group, group-level people all, companies none. */
@Component
public class SurveyAccess {

    /** Those who bring and withdraw results and edit benchmarks, as an expression of security. */
    public static final String IMPORTERS = "hasAnyAuthority('group-cs', 'camunda-admin')";

    /** Those who see which files results came from; the same as {@link Reader#seesFiles}. */
    public static final String FILE_READERS = "hasAnyAuthority('group-cs', 'camunda-admin', 'auditor')";

    private static final Set<String> IMPORT_GROUPS = Set.of(Groups.GROUP_CS, Groups.CAMUNDA_ADMIN);

    private final CurrentUser currentUser;

    SurveyAccess(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    /**
     * @param subsidiaries whose figures the reader sees
     * @param wholeGroup sees those of all
     * @param imports may bring and withdraw results and edit benchmarks
     * @param seesFiles may see which files results came from
     */
    public record Reader(Set<String> subsidiaries, boolean wholeGroup, boolean imports, boolean seesFiles) {

        public Reader {
            subsidiaries = Set.copyOf(subsidiaries);
        }
    }

    /** @throws AccessDeniedException for companies and everybody else who is not staff */
    public Reader reader() {
        AppUser user = currentUser.find().orElseThrow(() -> new AccessDeniedException("nobody is logged in"));
        boolean group = user.isInAny(Groups.GROUP_LEVEL);
        if (user.companyCode().isPresent() || !(group || user.isInAny(Groups.STAFF))) {
            throw new AccessDeniedException("results of surveys are for staff");
        }
        boolean imports = user.isInAny(IMPORT_GROUPS);
        return new Reader(user.tenants(), group, imports, imports || user.isIn(Groups.AUDITOR));
    }
}
