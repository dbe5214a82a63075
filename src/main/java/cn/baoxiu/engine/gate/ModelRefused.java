package cn.baoxiu.engine.gate;

import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;

/** A deployment that the gate does not let in; the engine's REST API answers HTTP 400 with all reasons. */
public class ModelRefused extends BadUserRequestException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> reasons;

    ModelRefused(String heading, List<String> reasons) {
        super(heading + "\n" + String.join("\n", reasons));
        this.reasons = List.copyOf(reasons);
    }

    /** One Chinese sentence per reason, with file and element. */
    public List<String> reasons() {
        return reasons;
    }
}
