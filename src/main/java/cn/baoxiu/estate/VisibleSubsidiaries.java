package cn.baoxiu.estate;

import java.util.Set;

/**
 * Whose data a person may see and import.
 *
 * @param all true for group-level people: every subsidiary, and what belongs to the whole group
 * @param codes subsidiaries, where not all
 */
public record VisibleSubsidiaries(boolean all, Set<String> codes) {

    public VisibleSubsidiaries {
        codes = Set.copyOf(codes);
    }

    public static VisibleSubsidiaries everything() {
        return new VisibleSubsidiaries(true, Set.of());
    }

    public static VisibleSubsidiaries only(Set<String> codes) {
        return new VisibleSubsidiaries(false, codes);
    }

    public boolean contains(String subsidiary) {
        return all || codes.contains(subsidiary);
    }
}
