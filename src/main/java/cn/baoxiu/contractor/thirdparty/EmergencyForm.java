package cn.baoxiu.contractor.thirdparty;

import cn.baoxiu.engine.SubmittedForm;

/** An emergency that cannot wait for the written notice. */
public record EmergencyForm(String caseNumber, String reason) {

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static EmergencyForm read(SubmittedForm form) {
        EmergencyForm read =
                new EmergencyForm(form.requiredText("caseNumber", 40), form.requiredText("emergencyReason", 1000));
        form.check();
        return read;
    }
}
