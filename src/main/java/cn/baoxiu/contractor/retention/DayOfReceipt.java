package cn.baoxiu.contractor.retention;

import cn.baoxiu.engine.SubmittedForm;
import java.time.LocalDate;

/** Day on which a paper of the contractor came; it has come already. */
final class DayOfReceipt {

    private DayOfReceipt() {}

    /** @return today if the field is missing or wrong; then {@link SubmittedForm#check()} fails */
    static LocalDate read(SubmittedForm form, String field, LocalDate today) {
        LocalDate day = form.date(field);
        if (day == null) {
            if (!form.isWrong(field)) {
                form.reject(field, "form.required");
            }
            return today;
        }
        if (day.isAfter(today)) {
            form.reject(field, "form.inTheFuture");
        }
        return day;
    }
}
