package cn.baoxiu.repair.casework;

import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.repair.DefectClass;
import cn.baoxiu.repair.Handling;
import cn.baoxiu.repair.Place;

/** What property engineering saw on site, and what it proposes. */
public record Survey(
        DefectClass defectClass, Place place, Cause cause, boolean inWarranty, Handling handling, String note) {

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static Survey read(SubmittedForm form) {
        Survey read = new Survey(
                form.requiredChoice("surveyDefectClass", DefectClass.class),
                form.requiredChoice("surveyPlace", Place.class),
                form.requiredChoice("cause", Cause.class),
                form.requiredFlag("proposedInWarranty"),
                form.requiredChoice("proposedHandling", Handling.class),
                form.requiredText("surveyNote", 2000));
        form.check();
        return read;
    }
}
