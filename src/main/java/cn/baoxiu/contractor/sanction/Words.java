package cn.baoxiu.contractor.sanction;

import cn.baoxiu.engine.SubmittedForm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A company cannot punish a company: what it may claim is 违约金, what it may do is 扣款 (domain B2, rules R6). */
final class Words {

    private static final List<String> REFUSED = List.of("罚款", "罚金");

    private Words() {}

    /** Complains about the field if its text uses a word that no letter may use. */
    static void check(SubmittedForm form, String field, @Nullable String text) {
        if (text == null) {
            return;
        }
        String joined = text.replaceAll("\\s+", "");
        REFUSED.stream()
                .filter(joined::contains)
                .findFirst()
                .ifPresent(word -> form.reject(field, "contractor.refusedWord", word));
    }
}
