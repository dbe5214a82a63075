package cn.baoxiu.repair.casework;

import cn.baoxiu.engine.SubmittedForm;
import java.time.Instant;

/** Report of a structural defect to the authority. */
public record StructureReport(Instant authorityReportedAt, String safetyMeasures) {

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static StructureReport read(SubmittedForm form, LogWindow window) {
        StructureReport read = new StructureReport(
                form.pastInstant("authorityReportedAt", window.earliest(), window.latest()),
                form.requiredText("safetyMeasures", 2000));
        form.check();
        return read;
    }
}
