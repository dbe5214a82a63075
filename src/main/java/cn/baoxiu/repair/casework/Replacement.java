package cn.baoxiu.repair.casework;

import cn.baoxiu.engine.SubmittedForm;

/** Another party takes over the repair. */
public record Replacement(String repairingParty, String reason) {

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static Replacement read(SubmittedForm form) {
        Replacement read = new Replacement(form.requiredText("repairingParty", 40), form.requiredText("reason", 2000));
        form.check();
        return read;
    }
}
