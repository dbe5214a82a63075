package cn.baoxiu.repair.casework;

import cn.baoxiu.identity.Groups;
import java.util.Collection;
import java.util.Optional;

/** For whom a case waits: the party of the main path's open task (rules R2). */
public final class Holder {

    /** Nobody can do anything: the place dries. */
    public static final String WAITING = "WAITING";

    private Holder() {}

    /**
     * @param step empty for a task that a designer added
     * @param groups candidate groups of the task
     * @return group id, or code of a company; empty for a step beside the main path, which changes nothing
     */
    static Optional<String> of(Optional<Step> step, Collection<String> groups) {
        if (step.filter(Step::besideMainPath).isPresent()) {
            return Optional.empty();
        }
        String first = step.filter(s -> s == Step.INSPECT_REPAIR).isPresent()
                ? Groups.WARRANTY_OFFICE
                : Groups.PROPERTY_ENGINEERING;
        return groups.contains(first)
                ? Optional.of(first)
                : groups.stream().sorted().findFirst().map(Holder::party);
    }

    private static String party(String group) {
        return Groups.isCompany(group) ? group.substring(group.lastIndexOf('-') + 1) : group;
    }
}
