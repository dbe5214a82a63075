package cn.baoxiu.repair.casework;

import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.Groups;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Who may see a case, and who may do what to a running one. */
@Component
public class CaseAccess {

    private static final Set<String> WITHDRAW = Set.of(
            Groups.PROPERTY_CS, Groups.DEVELOPER_CS, Groups.WARRANTY_OFFICE, Groups.HOTLINE_400, Groups.GROUP_CS);
    private static final Set<String> REGRADE = Set.of(Groups.WARRANTY_OFFICE, Groups.DEVELOPER_CS, Groups.GROUP_CS);
    private static final Set<String> REPLACE = Set.of(Groups.WARRANTY_OFFICE);
    /** Not the repairing party, which {@link CasePauses} checks case by case. */
    private static final Set<String> PAUSE =
            Set.of(Groups.PROPERTY_CS, Groups.PROPERTY_ENGINEERING, Groups.WARRANTY_OFFICE, Groups.DEVELOPER_CS);
    /** In whose ear the owner speaks. */
    private static final Set<String> ESCALATE = Set.of(
            Groups.PROPERTY_CS, Groups.WARRANTY_OFFICE, Groups.DEVELOPER_CS, Groups.HOTLINE_400, Groups.GROUP_CS);

    private final Actor actor;
    private final CaseStore store;
    private final JdbcClient jdbc;

    CaseAccess(Actor actor, CaseStore store, JdbcClient jdbc) {
        this.actor = actor;
        this.store = store;
        this.jdbc = jdbc;
    }

    /**
     * A person of a subsidiary sees its cases; a company sees those it has a work order of.
     *
     * @throws NoSuchElementException if there is no such case for this person
     */
    public void requireVisible(String caseNumber) {
        AppUser user = actor.find().orElseThrow(() -> new NoSuchElementException(caseNumber));
        RepairCase repairCase = store.get(caseNumber);
        boolean ownOrder =
                user.companyCode().map(code -> hasOrder(caseNumber, code)).orElse(true);
        if (!user.maySee(repairCase.subsidiary()) || !ownOrder) {
            throw new NoSuchElementException(caseNumber);
        }
    }

    private boolean hasOrder(String caseNumber, String party) {
        return jdbc.sql("select count(*) from repair_work_order where case_number = ? and party = ?")
                        .params(caseNumber, party)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** What the person may do to a running case; empty for a closed one. */
    public Set<Action> actionsOn(String caseNumber) {
        if (!store.get(caseNumber).isOpen()) {
            return Set.of();
        }
        return Arrays.stream(Action.values()).filter(this::may).collect(Collectors.toUnmodifiableSet());
    }

    /** @throws AccessDeniedException if the person is in none of the groups that may do it */
    public void require(Action action) {
        actor.requireAny(action.groups);
    }

    private boolean may(Action action) {
        return actor.find()
                .map(user -> action.groups.stream().anyMatch(user::isIn))
                .orElse(false);
    }

    /** What a person may do to a running case, besides its tasks. */
    public enum Action {
        WITHDRAW(CaseAccess.WITHDRAW),
        REGRADE(CaseAccess.REGRADE),
        REPLACE(CaseAccess.REPLACE),
        PAUSE(CaseAccess.PAUSE),
        RESUME(CaseAccess.PAUSE),
        ESCALATE(CaseAccess.ESCALATE);

        private final Set<String> groups;

        Action(Set<String> groups) {
            this.groups = groups;
        }
    }
}
