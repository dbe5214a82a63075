package cn.baoxiu.contractor.sanction;

import cn.baoxiu.contractor.Rung;
import cn.baoxiu.engine.SubmittedForm;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the drafter says.
 *
 * @param send false to send no letter
 * @param reason why another rung than proposed, or why no letter
 * @param clause null for the clause that the contract has
 * @param performUntil null for the time of decision {@code letter-deadline}
 * @param leaveOut numbers of violations that the letter does not name
 * @param corrects number of the issued letter that this one corrects
 */
public record LetterForm(
        boolean send,
        @Nullable Rung rung,
        @Nullable String reason,
        @Nullable String clause,
        @Nullable String demand,
        @Nullable Instant performUntil,
        List<String> copies,
        boolean photos,
        Set<Long> leaveOut,
        @Nullable Long corrects) {

    private static final int COPIES = 500;

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static LetterForm read(SubmittedForm form) {
        boolean send = form.requiredFlag("sendLetter");
        String copies = form.text("copies", COPIES);
        LetterForm read = new LetterForm(
                send,
                send ? form.requiredChoice("rung", Rung.class) : null,
                send ? form.text("deviationReason", 1000) : form.requiredText("deviationReason", 1000),
                form.text("clause", 300),
                send ? form.requiredText("demandText", 2000) : null,
                form.instant("performBy"),
                copies == null
                        ? List.of()
                        : Arrays.stream(copies.split("[,，、;；\\n]"))
                                .map(String::strip)
                                .filter(name -> !name.isEmpty())
                                .toList(),
                Boolean.TRUE.equals(form.flag("letterPhotos")),
                form.texts("leaveOut").stream()
                        .filter(text -> text.matches("\\d{1,18}"))
                        .map(Long::valueOf)
                        .collect(Collectors.toCollection(TreeSet::new)),
                corrects(form));
        Words.check(form, "clause", read.clause());
        Words.check(form, "demandText", read.demand());
        Words.check(form, "copies", copies);
        form.check();
        return read;
    }

    private static @Nullable Long corrects(SubmittedForm form) {
        String id = form.text("corrects", 18);
        if (id != null && !id.matches("\\d{1,18}")) {
            form.reject("corrects", "contractor.letter.correctsNothing");
            return null;
        }
        return id == null ? null : Long.valueOf(id);
    }
}
