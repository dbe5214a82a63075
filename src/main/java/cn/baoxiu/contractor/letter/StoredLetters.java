package cn.baoxiu.contractor.letter;

import cn.baoxiu.contractor.Letters;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.paper.PaperPrinter;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Letters in the database. Whoever changes one locks its row first, then the counter of its series, so that two who do the
 * same wait for each other and never in a circle.
 */
@Service
class StoredLetters implements Letters {

    private static final int REASON = 500;
    private static final int PERSON = 100;
    private static final int WORDS = 2000;
    private static final int TOKEN_BYTES = 18;
    private static final String EMERGENCY = "P0";

    private final DraftRules rules;
    private final LetterNames names;
    private final LetterRows rows;
    private final PdfRows pdfs;
    private final LetterNumbers numbers;
    private final LetterSenders senders;
    private final LetterModels models;
    private final LetterTemplates templates;
    private final PaperPrinter printer;
    private final LetterTerms terms;
    private final LetterWords words;
    private final CurrentUser actor;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** Told of each step of issuing, so that a test can stop the program there. */
    Consumer<IssueStep> onStep = step -> {};

    StoredLetters(
            DraftRules rules,
            LetterNames names,
            LetterRows rows,
            PdfRows pdfs,
            LetterNumbers numbers,
            LetterSenders senders,
            LetterModels models,
            LetterTemplates templates,
            PaperPrinter printer,
            LetterTerms terms,
            LetterWords words,
            CurrentUser actor,
            Clock clock) {
        this.rules = rules;
        this.names = names;
        this.rows = rows;
        this.pdfs = pdfs;
        this.numbers = numbers;
        this.senders = senders;
        this.models = models;
        this.templates = templates;
        this.printer = printer;
        this.terms = terms;
        this.words = words;
        this.actor = actor;
        this.clock = clock;
    }

    /** Steps of {@link #issue}, in order. */
    enum IssueStep {
        LOCKED,
        PRINTED,
        NUMBERED,
        PDF_STORED,
        LETTER_STORED,
        NOTED
    }

    @Override
    @Transactional
    public Letter draft(Draft given) {
        Draft draft = rules.checked(given);
        checkCorrection(draft, null);
        long id = rows.insert(draft, names.of(draft).asFacts(), actor.idOrSystem(), clock.instant());
        return noted(id, null);
    }

    @Override
    @Transactional
    public Letter change(long id, Draft given) {
        Letter letter = rows.locked(id);
        mustBeDraft(letter);
        Draft draft = rules.checked(given);
        checkCorrection(draft, id);
        rows.change(id, draft, names.of(draft).asFacts(), clock.instant());
        return noted(id, null);
    }

    /** A correction names an issued letter of the same case and contract that no other letter corrects. */
    private void checkCorrection(Draft draft, @Nullable Long own) {
        @Nullable Long corrects = draft.corrects();
        if (corrects == null) {
            return;
        }
        boolean fits = !corrects.equals(own)
                && rows.find(corrects)
                        .filter(old -> old.number() != null
                                && old.says().caseNumber().equals(draft.caseNumber())
                                && old.says().contractNo().equals(draft.contractNo()))
                        .isPresent()
                && rows.correctionOf(corrects).isEmpty();
        if (!fits) {
            throw new FormRejected("corrects", "contractor.letter.correctsNothing");
        }
    }

    private static void mustBeDraft(Letter letter) {
        if (letter.state() != State.DRAFT) {
            throw new FormRejected("letter", "contractor.letter.noDraft");
        }
    }

    @Override
    @Transactional
    public Letter issue(long id) {
        Letter letter = rows.locked(id);
        if (letter.number() != null) {
            return letter;
        }
        mustBeDraft(letter);
        onStep.accept(IssueStep.LOCKED);
        Instant now = clock.instant();
        LocalDate today = LetterModels.dateOf(now);
        LetterTemplates.Version template = templates.inForce(letter.says().rung(), today);
        String series = senders.of(
                        letter.says().subsidiary(),
                        names.subsidiary(letter.says().subsidiary()))
                .series();
        String token = newToken();
        // Printing takes long and the numbers are locked until the end: printed with the number that is likely, and
        // again
        // only if somebody else took it meanwhile.
        Paper paper = print(letter, template.html(), numbers.likely(series, today.getYear()), token, today);
        onStep.accept(IssueStep.PRINTED);
        LetterNumbers.Number number = numbers.next(series, today.getYear());
        onStep.accept(IssueStep.NUMBERED);
        if (!number.equals(paper.number())) {
            paper = print(letter, template.html(), number, token, today);
        }
        String hash = DraftJson.hash(paper.pdf());
        pdfs.insert(id, paper.pdf(), hash);
        onStep.accept(IssueStep.PDF_STORED);
        rows.issued(id, number, template, paper.facts(), hash, token, actor.idOrSystem(), now);
        onStep.accept(IssueStep.LETTER_STORED);
        Letter issued = noted(id, null);
        onStep.accept(IssueStep.NOTED);
        return issued;
    }

    private Paper print(Letter letter, String template, LetterNumbers.Number number, String token, LocalDate today) {
        LetterModel model = models.of(letter, rows.changedAt(letter.id()), number.text(), token, today);
        byte[] pdf = printer.print(LetterTemplates.fill(template, model.values()), model.pictures(), null);
        return new Paper(number, model.facts(), pdf);
    }

    /** @param facts texts that stand on it */
    private record Paper(LetterNumbers.Number number, Map<String, String> facts, byte[] pdf) {}

    private String newToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    @Transactional
    public void discard(long id, String reason) {
        Letter letter = rows.locked(id);
        if (letter.state() != State.DISCARDED) {
            mustBeDraft(letter);
            rows.state(id, State.DISCARDED);
            noted(id, checked("reason", reason, REASON));
        }
    }

    @Override
    @Transactional
    public void withdraw(long id, String reason) {
        Letter letter = rows.locked(id);
        if (letter.state() != State.WITHDRAWN) {
            mustBeIssued(letter);
            rows.state(id, State.WITHDRAWN);
            noted(id, checked("reason", reason, REASON));
        }
    }

    private static void mustBeIssued(Letter letter) {
        if (letter.state() != State.ISSUED) {
            throw new FormRejected("letter", "contractor.letter.notIssued");
        }
    }

    @Override
    @Transactional
    public Instant deliver(long id, Delivery given) {
        Letter letter = rows.locked(id);
        mustBeIssued(letter);
        Delivery delivery = new Delivery(
                given.channel(),
                given.sentAt(),
                given.completedAt(),
                checked("person", given.person(), PERSON),
                given.words() == null ? null : checked("words", given.words(), WORDS));
        LetterTerms.Terms of = terms.of(letter.says().contractNo());
        checkTimes(letter, delivery, of);
        // Sent twice by a double click: one proof.
        if (!letter.deliveries().contains(delivery)) {
            rows.deliver(
                    id, delivery, DeemedDelivery.at(delivery, of.courierDays()), actor.idOrSystem(), clock.instant());
        }
        return deliveredAt(id);
    }

    private Instant deliveredAt(long id) {
        Instant at = rows.find(id).orElseThrow().deliveredAt();
        if (at == null) {
            throw new IllegalStateException("letter " + id + " was not delivered");
        }
        return at;
    }

    private void checkTimes(Letter letter, Delivery delivery, LetterTerms.Terms of) {
        Instant now = clock.instant();
        @Nullable Instant completed = delivery.completedAt();
        if (delivery.sentAt().isAfter(now)) {
            throw new FormRejected("sentAt", "form.inTheFuture");
        }
        if (completed != null && completed.isAfter(now)) {
            throw new FormRejected("completedAt", "form.inTheFuture");
        }
        if (completed != null && completed.isBefore(delivery.sentAt())) {
            throw new FormRejected("completedAt", "contractor.letter.endsBeforeBegin");
        }
        if (completed == null && delivery.channel() == Channel.PHONE) {
            throw new FormRejected("completedAt", "form.required");
        }
        Instant earliest = letter.issuedAt() == null ? now : letter.issuedAt();
        if (delivery.channel() == Channel.PHONE
                && EMERGENCY.equals(letter.facts().get("grade"))) {
            // A logged call counts as notice if the written one follows in time (rules R6).
            earliest = earliest.minus(Duration.ofHours(of.noticeAfterCallHours()));
        }
        // Forms know minutes, the database more.
        if (delivery.sentAt().plusSeconds(60).isBefore(earliest)) {
            throw new FormRejected("sentAt", "contractor.letter.beforeIssue");
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Letter> find(long id) {
        return rows.find(id);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Letter> ofCase(String caseNumber) {
        return rows.ofCase(caseNumber);
    }

    @Override
    @Transactional(readOnly = true)
    public byte[] pdf(long id) {
        return pdfs.read(id);
    }

    @Override
    @Transactional(readOnly = true)
    public byte[] preview(long id) {
        Letter letter = rows.find(id).orElseThrow(() -> new NoSuchElementException("letter " + id));
        if (letter.number() != null) {
            return pdfs.read(id);
        }
        LocalDate today = LetterModels.dateOf(clock.instant());
        String html = templates.inForce(letter.says().rung(), today).html();
        return preview(letter, rows.changedAt(id), html, today);
    }

    /** A draft in a template that need not be saved. */
    byte[] preview(Letter letter, Instant changedAt, String html, LocalDate today) {
        LetterModel model =
                models.of(letter, changedAt, words.text("contractor.letter.paper.noNumber"), "draft", today);
        return printer.print(
                LetterTemplates.fill(html, model.values()),
                model.pictures(),
                words.text("contractor.letter.paper.draft"));
    }

    private Letter noted(long id, @Nullable String reason) {
        Letter letter = rows.find(id).orElseThrow();
        rows.noteChange(id, letter.state(), letter.contentHash(), actor.idOrSystem(), clock.instant(), reason);
        return letter;
    }

    private static String checked(String field, String text, int max) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            throw new FormRejected(field, "form.required");
        }
        if (stripped.codePointCount(0, stripped.length()) > max) {
            throw new FormRejected(field, "form.tooLong", max);
        }
        return stripped;
    }
}
