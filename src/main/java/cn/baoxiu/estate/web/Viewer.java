package cn.baoxiu.estate.web;

import cn.baoxiu.estate.VisibleSubsidiaries;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Which subsidiaries the logged-in person sees, by the authorities {@code tenant:<code>}. Group customer service and
 * administrators see all, also one that is just being imported.
 */
@Component
class Viewer {

    private static final String TENANT = "tenant:";
    private static final Set<String> WHOLE_GROUP = Set.of("group-cs", "camunda-admin");

    private final JdbcClient jdbc;

    Viewer(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    VisibleSubsidiaries visible() {
        Set<String> tenants = new HashSet<>();
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (login == null) {
            return VisibleSubsidiaries.only(Set.of());
        }
        for (GrantedAuthority authority : login.getAuthorities()) {
            String name = authority.getAuthority();
            if (name == null) {
                continue;
            }
            if (WHOLE_GROUP.contains(name)) {
                return VisibleSubsidiaries.everything();
            }
            if (name.startsWith(TENANT)) {
                tenants.add(name.substring(TENANT.length()));
            }
        }
        return VisibleSubsidiaries.only(tenants);
    }

    /** The same as a list, for queries. */
    Set<String> subsidiaries() {
        VisibleSubsidiaries visible = visible();
        return visible.all()
                ? Set.copyOf(jdbc.sql("select code from estate_subsidiary")
                        .query(String.class)
                        .list())
                : visible.codes();
    }

    String name() {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        return login == null ? "" : login.getName();
    }
}
