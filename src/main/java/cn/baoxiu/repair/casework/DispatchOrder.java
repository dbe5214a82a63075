package cn.baoxiu.repair.casework;

import cn.baoxiu.engine.SubmittedForm;

/** A work order to the repairing party. */
public record DispatchOrder(String repairingParty, String workScope) {

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static DispatchOrder read(SubmittedForm form) {
        DispatchOrder read =
                new DispatchOrder(form.requiredText("repairingParty", 40), form.requiredText("workScope", 2000));
        form.check();
        return read;
    }
}
