package cn.baoxiu.demo;

import cn.baoxiu.identity.Groups;
import cn.baoxiu.identity.UserDirectory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The people of the demo group: every duty in two subsidiaries, every company, and the group level. */
@Component
class DemoUsers {

    private final UserDirectory users;
    private final String password;

    DemoUsers(UserDirectory users, @Value("${baoxiu.demo.password:}") String password) {
        this.users = users;
        this.password = password;
    }

    private record Duty(String prefix, String group, String name) {}

    private static final List<Duty> DUTIES = List.of(
            new Duty("clerk", Groups.PROPERTY_CS, "前台"),
            new Duty("eng", Groups.PROPERTY_ENGINEERING, "物业工程"),
            new Duty("office", Groups.WARRANTY_OFFICE, "保修办"),
            new Duty("dev", Groups.DEVELOPER_CS, "地产客服"),
            new Duty("head", Groups.SUBSIDIARY_HEAD, "总经理"),
            new Duty("engineering", Groups.ENGINEERING, "工程部"),
            new Duty("design", Groups.DESIGN, "设计部"),
            new Duty("procurement", Groups.PROCUREMENT, "采购部"),
            new Duty("cost", Groups.COST, "成本部"));

    private static final List<Duty> GROUP_LEVEL = List.of(
            new Duty("hotline", Groups.HOTLINE_400, "集团热线"),
            new Duty("groupcs", Groups.GROUP_CS, "集团客服"),
            new Duty("groupcs2", Groups.GROUP_CS, "集团客服复核"),
            new Duty("auditor", Groups.AUDITOR, "审计"),
            new Duty("designer", Groups.DESIGNER, "流程设计"));

    /** Repeatable: users that exist are left as they are. */
    void create() {
        create("huadong", "华东");
        create("huanan", "华南");
        for (Duty duty : GROUP_LEVEL) {
            users.create(duty.prefix(), duty.name(), "", password, List.of(duty.group()), List.of());
        }
        DemoGroup.companies()
                .forEach((group, tenants) -> users.create(
                        companyUser(group).orElseThrow(),
                        "调度",
                        group.substring(group.lastIndexOf('-') + 1),
                        password,
                        List.of(group),
                        tenants));
    }

    private void create(String subsidiary, String name) {
        for (Duty duty : DUTIES) {
            users.create(
                    duty.prefix() + "." + subsidiary,
                    duty.name(),
                    name,
                    password,
                    List.of(duty.group()),
                    Set.of(subsidiary));
        }
    }

    /** User of a company group: {@code c001} for {@code contractor-C001}. */
    static Optional<String> companyUser(String group) {
        if (group.startsWith(Groups.CONTRACTOR_PREFIX) || group.startsWith(Groups.THIRD_PARTY_PREFIX)) {
            return Optional.of(group.substring(group.lastIndexOf('-') + 1).toLowerCase(Locale.ROOT));
        }
        return Optional.empty();
    }
}
