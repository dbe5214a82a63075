package cn.baoxiu.contractor.letter;

import cn.baoxiu.contractor.Letters.Letter;
import cn.baoxiu.contractor.Letters.State;
import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * Who sees which letters: staff those of their subsidiaries, a contractor's user the issued ones to that contractor, nobody
 * else any.
 */
@Component
class LetterAccess {

    private final CurrentUser users;

    LetterAccess(CurrentUser users) {
        this.users = users;
    }

    boolean sees(Letter letter) {
        AppUser user = user();
        Optional<String> company = user.companyCode();
        return user.maySee(letter.says().subsidiary())
                && (company.isEmpty()
                        || company.get().equals(letter.says().contractor())
                                && (letter.state() == State.ISSUED || letter.state() == State.WITHDRAWN));
    }

    /** The same as a condition; adds its parameters. */
    String condition(Map<String, Object> params) {
        AppUser user = user();
        if (user.tenants().isEmpty()) {
            return "1 = 0";
        }
        params.put("tenants", user.tenants());
        String own = "subsidiary in (:tenants)";
        Optional<String> company = user.companyCode();
        if (company.isEmpty()) {
            return own;
        }
        params.put("company", company.get());
        return own + " and contractor = :company and state in ('ISSUED', 'WITHDRAWN')";
    }

    private AppUser user() {
        return users.find().orElseThrow(() -> new AccessDeniedException("nobody is logged in"));
    }
}
