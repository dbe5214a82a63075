package cn.baoxiu.repair.casework;

import cn.baoxiu.clock.PromiseKind;
import cn.baoxiu.repair.Stage;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The steps that people do: what stage the case is in meanwhile, and which inner promise the step keeps. */
public enum Step {
    CHECK_DUPLICATE("checkDuplicate", Stage.ASSESSING, PromiseKind.STEP),
    CONTACT_OWNER("contactOwner", Stage.ASSESSING, null),
    MAKE_SAFE("makeSafe", Stage.ASSESSING, null),
    /** The case became an emergency later: beside whatever step it is in. */
    MAKE_SAFE_AFTER_REGRADE("makeSafeAfterRegrade", null, null),
    LOG_ARRIVAL("logArrival", Stage.ASSESSING, null),
    SURVEY_SITE("surveySite", Stage.ASSESSING, PromiseKind.SURVEY),
    DECIDE_FINDING("decideFinding", Stage.ASSESSING, PromiseKind.STEP),
    DISPATCH_WORK_ORDER("dispatchWorkOrder", Stage.DISPATCHING, PromiseKind.STEP),
    ACCEPT_WORK_ORDER("acceptWorkOrder", Stage.DISPATCHING, PromiseKind.ACCEPT),
    MAKE_APPOINTMENT("makeAppointment", Stage.DISPATCHING, PromiseKind.STEP),
    CARRY_OUT_REPAIR("carryOutRepair", Stage.REPAIRING, PromiseKind.CONTRACTOR_FINISH),
    MAKE_PROPERTY_APPOINTMENT("makePropertyAppointment", Stage.DISPATCHING, PromiseKind.STEP),
    CARRY_OUT_PROPERTY_REPAIR("carryOutPropertyRepair", Stage.REPAIRING, PromiseKind.CONTRACTOR_FINISH),
    PREPARE_QUOTE("prepareQuote", Stage.DISPATCHING, PromiseKind.STEP),
    ANSWER_QUOTE("answerQuote", Stage.DISPATCHING, PromiseKind.STEP),
    CARRY_OUT_OWNER_PAID_REPAIR("carryOutOwnerPaidRepair", Stage.REPAIRING, PromiseKind.CONTRACTOR_FINISH),
    REPORT_STRUCTURE("reportStructure", Stage.DISPATCHING, PromiseKind.STEP),
    AGREE_SCHEME("agreeScheme", Stage.DISPATCHING, PromiseKind.STEP),
    CARRY_OUT_STRUCTURAL_REPAIR("carryOutStructuralRepair", Stage.REPAIRING, PromiseKind.CONTRACTOR_FINISH),
    FILE_STRUCTURAL_REPAIR("fileStructuralRepair", Stage.INSPECTING, PromiseKind.STEP),
    EXPLAIN_TO_OWNER("explainToOwner", Stage.CONFIRMING, PromiseKind.STEP),
    INSPECT_REPAIR("inspectRepair", Stage.INSPECTING, PromiseKind.INSPECTION),
    CONFIRM_WITH_OWNER("confirmWithOwner", Stage.CONFIRMING, null),
    CLOSE_WITH_THREE_PARTIES("closeWithThreeParties", Stage.CONFIRMING, PromiseKind.STEP),
    /** Beside the main path: the case stays in the stage and the hands it is in. */
    DECIDE_PAUSE("decidePause", null, PromiseKind.APPROVAL);

    private static final String TASK = "userTask_";

    private final String key;
    private final @Nullable Stage stage;
    private final @Nullable PromiseKind promise;

    Step(String key, @Nullable Stage stage, @Nullable PromiseKind promise) {
        this.key = key;
        this.stage = stage;
        this.promise = promise;
    }

    /** Id of the user task in the model. */
    public String taskId() {
        return TASK + key;
    }

    /** Name under which decision {@code step-deadline} knows the step. */
    String key() {
        return key;
    }

    /** Null if the step leaves the case in its stage. */
    public @Nullable Stage stage() {
        return stage;
    }

    /** The inner promise that begins with the step; null where a promise to the owner or a timer watches it. */
    @Nullable
    PromiseKind promise() {
        return promise;
    }

    /** By which promise the step is due: the inner one it has, or one to the owner that it keeps; null for neither. */
    @Nullable
    PromiseKind dueBy() {
        return switch (this) {
            case CONTACT_OWNER -> PromiseKind.FIRST_CONTACT;
            case LOG_ARRIVAL -> PromiseKind.ON_SITE;
            case MAKE_SAFE, MAKE_SAFE_AFTER_REGRADE -> PromiseKind.MAKE_SAFE;
            default -> promise;
        };
    }

    /** Whether the promise is kept by doing this step. */
    boolean keeps(PromiseKind kind) {
        return kind == dueBy();
    }

    /** The case stays in the stage and the hands it is in. */
    boolean besideMainPath() {
        return this == CONTACT_OWNER || this == MAKE_SAFE || this == MAKE_SAFE_AFTER_REGRADE || this == DECIDE_PAUSE;
    }

    /** @throws IllegalArgumentException for a name that no step has */
    static Step ofKey(String key) {
        return Arrays.stream(values())
                .filter(s -> s.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no step " + key));
    }

    /** Empty for a task that a designer added: it has a deadline by decision, and leaves the stage alone. */
    public static Optional<Step> ofTask(String taskId) {
        return Arrays.stream(values()).filter(s -> s.taskId().equals(taskId)).findFirst();
    }
}
