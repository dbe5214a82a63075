package cn.baoxiu.contractor.letter;

import cn.baoxiu.contractor.Letters.Draft;
import cn.baoxiu.contractor.Letters.Line;
import cn.baoxiu.engine.FieldError;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.paper.PaperFonts;
import cn.baoxiu.paper.PlainText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a drafter may write. Refused with one sentence per field. */
@Component
class DraftRules {

    private static final int CLAUSE = 2000;
    private static final int DEMAND = 4000;
    private static final int SHORT = 200;
    private static final int MANY = 50;
    private static final int PHOTOS = 20;
    private static final BigDecimal MAX = new BigDecimal("999999999999.99");

    /** A company cannot fine another; a letter says 违约金 or 扣款 (domain B2). */
    private static final String FINE = "罚款";

    private final PaperFonts fonts;
    private final LetterPhotos photos;

    DraftRules(PaperFonts fonts, LetterPhotos photos) {
        this.fonts = fonts;
        this.photos = photos;
    }

    /**
     * The draft with texts and sums in one form, so that the same content has the same hash.
     *
     * @throws FormRejected with all that is wrong
     */
    Draft checked(Draft given) {
        Draft draft = normal(given);
        List<FieldError> errors = new ArrayList<>();
        required(errors, "clause", draft.clause(), CLAUSE);
        required(errors, "demand", draft.demand(), DEMAND);
        text(errors, "deadlineBasis", draft.deadlineBasis(), SHORT);
        list(errors, "copies", draft.copies());
        list(errors, "lines", lineTexts(draft));
        if (draft.rung().demandsPerformance() && draft.performUntil() == null) {
            errors.add(FieldError.of("performUntil", "form.required"));
        }
        money(errors, draft);
        photos(errors, draft);
        if (!errors.isEmpty()) {
            throw new FormRejected(errors);
        }
        return draft;
    }

    private static Draft normal(Draft d) {
        return new Draft(
                d.rung(),
                d.caseNumber(),
                d.subsidiary(),
                d.project(),
                d.contractNo(),
                d.contractor(),
                d.copies().stream()
                        .map(PlainText::of)
                        .filter(c -> !c.isEmpty())
                        .distinct()
                        .toList(),
                PlainText.of(d.clause()),
                PlainText.of(d.demand()),
                d.performUntil() == null ? null : d.performUntil().truncatedTo(ChronoUnit.SECONDS),
                orNull(d.deadlineBasis()),
                d.lines().stream()
                        .map(l -> new Line(PlainText.of(l.text()), orNull(l.reckoning()), cents(l.amount())))
                        .toList(),
                d.photos().stream().distinct().toList(),
                d.corrects());
    }

    private static @Nullable String orNull(@Nullable String text) {
        String plain = text == null ? "" : PlainText.of(text);
        return plain.isEmpty() ? null : plain;
    }

    /** Two decimals; a sum with more stays as it is and is refused. */
    private static BigDecimal cents(BigDecimal amount) {
        return amount.stripTrailingZeros().scale() > 2 ? amount : amount.setScale(2, RoundingMode.UNNECESSARY);
    }

    private static List<String> lineTexts(Draft draft) {
        return draft.lines().stream()
                .flatMap(l -> l.reckoning() == null ? Stream.of(l.text()) : Stream.of(l.text(), l.reckoning()))
                .toList();
    }

    private void required(List<FieldError> errors, String field, String text, int max) {
        if (text.isEmpty()) {
            errors.add(FieldError.of(field, "form.required"));
        }
        text(errors, field, text, max);
    }

    private void text(List<FieldError> errors, String field, @Nullable String text, int max) {
        if (text == null) {
            return;
        }
        if (text.codePointCount(0, text.length()) > max) {
            errors.add(FieldError.of(field, "form.tooLong", max));
        }
        if (text.contains(FINE)) {
            errors.add(FieldError.of(field, "contractor.letter.fine"));
        }
        OptionalInt missing = fonts.missingIn(text);
        if (missing.isPresent()) {
            errors.add(FieldError.of(field, "contractor.letter.unprintable", PaperFonts.named(missing.getAsInt())));
        }
    }

    private void list(List<FieldError> errors, String field, List<String> texts) {
        if (texts.size() > MANY) {
            errors.add(FieldError.of(field, "contractor.letter.tooMany", MANY));
        }
        texts.forEach(t -> text(errors, field, t, SHORT));
    }

    private static void money(List<FieldError> errors, Draft draft) {
        if (!draft.rung().takesMoney()) {
            if (!draft.lines().isEmpty()) {
                errors.add(FieldError.of("lines", "contractor.letter.takesNoMoney"));
            }
            return;
        }
        if (draft.lines().isEmpty()) {
            errors.add(FieldError.of("lines", "form.required"));
            return;
        }
        if (draft.lines().stream()
                .anyMatch(l -> l.amount().scale() > 2 || l.text().isEmpty())) {
            errors.add(FieldError.of("lines", "contractor.letter.brokenLine"));
        }
        BigDecimal sum = sum(draft);
        if (sum.signum() <= 0 || sum.compareTo(MAX) > 0) {
            errors.add(FieldError.of("lines", "contractor.letter.sumNotPositive"));
        }
    }

    private void photos(List<FieldError> errors, Draft draft) {
        if (draft.photos().size() > PHOTOS) {
            errors.add(FieldError.of("photos", "contractor.letter.tooMany", PHOTOS));
        } else if (draft.photos().stream()
                .anyMatch(id -> photos.find(draft.caseNumber(), id).isEmpty())) {
            errors.add(FieldError.of("photos", "contractor.letter.noPhoto"));
        }
    }

    /** What the letter takes in all; zero if it takes no money. */
    static BigDecimal sum(Draft draft) {
        return draft.lines().stream().map(Line::amount).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }
}
