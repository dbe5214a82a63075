package cn.baoxiu.contractor.sanction;

import cn.baoxiu.contractor.ViolationKind;
import cn.baoxiu.engine.SubmittedForm;
import java.time.Instant;

/** A violation that somebody enters by hand. */
public record ViolationReport(String caseNumber, ViolationKind kind, Instant happenedAt, String evidence) {

    /**
     * @param now nothing happened after it
     * @throws cn.baoxiu.engine.FormRejected with every wrong field
     */
    public static ViolationReport read(SubmittedForm form, Instant now) {
        ViolationReport read = new ViolationReport(
                form.requiredText("caseNumber", 40),
                form.requiredChoice("violationKind", ViolationKind.class),
                form.pastInstant("happenedAt", Instant.EPOCH, now),
                form.requiredText("violationEvidence", 1000));
        Words.check(form, "violationEvidence", read.evidence());
        form.check();
        return read;
    }
}
