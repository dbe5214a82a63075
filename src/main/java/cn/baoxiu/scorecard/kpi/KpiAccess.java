package cn.baoxiu.scorecard.kpi;

import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Who sees which key figures: staff those of their subsidiaries, group-level people all, companies none. */
@Component
public class KpiAccess {

    private final CurrentUser currentUser;

    KpiAccess(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    /**
     * @param subsidiaries codes; for the whole group those known as well
     * @param wholeGroup sees all subsidiaries together
     */
    public record Reader(Set<String> subsidiaries, boolean wholeGroup) {

        public Reader {
            subsidiaries = Set.copyOf(subsidiaries);
        }
    }

    /** @throws AccessDeniedException for companies, and for whoever has no duty */
    public Reader reader() {
        AppUser user = currentUser.find().orElseThrow(() -> new AccessDeniedException("nobody is logged in"));
        boolean group = user.isInAny(Groups.GROUP_LEVEL);
        if (user.companyCode().isPresent() || !group && !user.isInAny(Groups.STAFF)) {
            throw new AccessDeniedException("key figures are for staff");
        }
        return new Reader(user.tenants(), group);
    }
}
