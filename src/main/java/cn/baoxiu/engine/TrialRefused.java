package cn.baoxiu.engine;

import java.util.List;

/** A decision table that cannot be tried. */
public class TrialRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> reasons;

    public TrialRefused(List<String> reasons) {
        super(String.join("\n", reasons));
        this.reasons = List.copyOf(reasons);
    }

    /** One Chinese sentence each, with the element or row it is about. */
    public List<String> reasons() {
        return reasons;
    }
}
