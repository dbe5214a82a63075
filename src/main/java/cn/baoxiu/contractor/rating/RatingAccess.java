package cn.baoxiu.contractor.rating;

import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Who sees which ratings: those who decide on contractors in their subsidiaries, and a contractor its own. */
@Component
public class RatingAccess {

    private final CurrentUser currentUser;

    RatingAccess(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    /**
     * @param subsidiaries whose ratings the reader sees
     * @param wholeGroup whether of all subsidiaries together as well
     * @param company code of the contractor that the reader works for; null for staff
     */
    public record Reader(Set<String> subsidiaries, boolean wholeGroup, @Nullable String company) {

        public Reader {
            subsidiaries = Set.copyOf(subsidiaries);
        }
    }

    /** @throws AccessDeniedException for everybody else */
    public Reader reader() {
        AppUser user = currentUser.find().orElseThrow(() -> new AccessDeniedException("nobody is logged in"));
        if (user.companyCode().isPresent()) {
            return new Reader(user.tenants(), false, contractor(user));
        }
        boolean group = user.isInAny(Groups.GROUP_LEVEL);
        if (!group && !user.isInAny(Groups.RATING_READERS)) {
            throw new AccessDeniedException("ratings are for those who decide on contractors");
        }
        return new Reader(new HashSet<>(user.tenants()), group, null);
    }

    /** A third party is not rated, whatever its code. */
    private static String contractor(AppUser user) {
        return user.groups().stream()
                .filter(group -> group.startsWith(Groups.CONTRACTOR_PREFIX))
                .map(group -> group.substring(Groups.CONTRACTOR_PREFIX.length()))
                .findFirst()
                .orElseThrow(() -> new AccessDeniedException("third parties are not rated"));
    }
}
