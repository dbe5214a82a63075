package cn.baoxiu.identity.camunda;

import cn.baoxiu.identity.Groups;
import cn.baoxiu.identity.UserDirectory;
import java.security.SecureRandom;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The user {@code admin} of a fresh database. There is no default password. */
@Component
class FirstAdministrator {

    private static final String ID = "admin";
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

    private final IdentityService identityService;
    private final UserDirectory users;
    private final String configured;

    FirstAdministrator(
            IdentityService identityService,
            UserDirectory users,
            @Value("${baoxiu.admin.password:}") String configured) {
        this.identityService = identityService;
        this.users = users;
        this.configured = configured;
    }

    /** Creates the user, unless there is an administrator already. */
    void create() {
        boolean there = identityService
                        .createUserQuery()
                        .memberOfGroup(Groups.CAMUNDA_ADMIN)
                        .count()
                > 0;
        if (there) {
            return;
        }
        String password = configured.isEmpty() ? generate() : configured;
        users.create(ID, "管理员", "系统", password, List.of(Groups.CAMUNDA_ADMIN), List.of());
        if (configured.isEmpty()) {
            // To the console on purpose: a log file would keep the password.
            System.out.println("First administrator: user " + ID + ", password " + password + " (shown only once)");
        }
    }

    private static String generate() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        // One of each kind that the password policy asks for.
        return password.append("-Aa7").toString();
    }
}
