package cn.baoxiu.contractor.letter;

import cn.baoxiu.contractor.ContractorCases;
import cn.baoxiu.contractor.Letters.Delivery;
import cn.baoxiu.contractor.Letters.Draft;
import cn.baoxiu.contractor.Letters.Letter;
import cn.baoxiu.contractor.Letters.Line;
import cn.baoxiu.contractor.Letters.State;
import cn.baoxiu.contractor.Retention;
import cn.baoxiu.contractor.Violations;
import cn.baoxiu.contractor.Violations.Violation;
import cn.baoxiu.contractor.letter.LetterApprovals.Approval;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.paper.PaperFonts;
import cn.baoxiu.paper.UnprintableException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Collects everything that stands on the paper of a letter. */
@Component
class LetterModels {

    private final LetterNames names;
    private final LetterSenders senders;
    private final LetterTerms terms;
    private final LetterRows rows;
    private final LetterPhotos photos;
    private final LetterWords words;
    private final PaperFonts fonts;
    private final Retention retention;
    private final Violations violations;
    private final ObjectProvider<LetterApprovals> approvals;
    private final CurrentUser users;
    private final String publicUrl;

    /** @param publicUrl under which people outside reach the program: stands in the QR code */
    LetterModels(
            LetterNames names,
            LetterSenders senders,
            LetterTerms terms,
            LetterRows rows,
            LetterPhotos photos,
            LetterWords words,
            PaperFonts fonts,
            Retention retention,
            Violations violations,
            ObjectProvider<LetterApprovals> approvals,
            CurrentUser users,
            @Value("${baoxiu.public-url:http://localhost:8080}") String publicUrl) {
        this.names = names;
        this.senders = senders;
        this.terms = terms;
        this.rows = rows;
        this.photos = photos;
        this.words = words;
        this.fonts = fonts;
        this.retention = retention;
        this.violations = violations;
        this.approvals = approvals;
        this.users = users;
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    /**
     * @param letter as stored; its number and token are not used
     * @param changedAt until when facts count: what was recorded after the last change was approved by nobody
     * @param number as it will be printed
     * @param token in the QR code
     * @param today date of the letter
     * @throws UnprintableException if a value has a character that the font has not
     */
    LetterModel of(Letter letter, Instant changedAt, String number, String token, LocalDate today) {
        Draft says = letter.says();
        LetterNames.Names about = names.of(says);
        LetterSenders.Sender sender = senders.of(says.subsidiary(), about.subsidiaryName());
        LetterValues values = new LetterValues(fonts);
        values.text("title", words.label("rung", says.rung()));
        values.text("number", number);
        values.text("date", LetterWords.date(today));
        values.text("companyName", sender.company());
        values.text("officeName", sender.office());
        values.text("contactName", users.displayNameOf(letter.draftedBy()));
        values.text("contactPhone", sender.phone());
        values.text("contactAddress", sender.address());
        about(values, says, about);
        values.text("clause", says.clause());
        values.text("performUntil", LetterWords.moment(says.performUntil()));
        values.text("deadlineBasis", orEmpty(says.deadlineBasis()));
        values.text("objectionDays", String.valueOf(terms.of(says.contractNo()).objectionDays()));
        values.text(
                "photoCount",
                says.photos().isEmpty() ? "" : String.valueOf(says.photos().size()));
        values.list("copies", says.copies(), c -> Map.of("name", c));
        values.list(
                "demands", says.demand().lines().filter(l -> !l.isBlank()).toList(), l -> Map.of("text", l.strip()));
        corrects(values, says);
        money(values, says);
        earlierPapers(values, letter, changedAt);
        violations(values, says, changedAt);
        approvals(values, letter);
        Map<String, byte[]> pictures = photos(values, says);
        pictures.put(TemplateFields.QR, QrImage.png(address(token)));
        return new LetterModel(values.all(), pictures);
    }

    /** Address of the page that confirms a letter. */
    String address(String token) {
        return publicUrl + "/v/" + token;
    }

    private static void about(LetterValues values, Draft says, LetterNames.Names about) {
        ContractorCases.Facts facts = about.facts();
        values.text("contractorName", about.contractorName());
        values.text("projectName", about.projectName());
        values.text("contractNo", says.contractNo());
        values.text("contractName", about.contractName());
        values.text("agencyFee", about.agencyFeePercent() == null ? "" : LetterWords.percent(about.agencyFeePercent()));
        values.text("caseNumber", says.caseNumber());
        values.text("grade", facts.grade());
        values.text("location", facts.locationName());
        values.text("defect", facts.defect());
        values.text("reportedAt", LetterWords.moment(facts.reportedAt()));
        values.text(
                "orderedAt",
                facts.orders().stream()
                        .filter(o -> o.party().equals(says.contractor()))
                        .map(ContractorCases.Order::orderedAt)
                        .reduce((first, last) -> last)
                        .map(LetterWords::moment)
                        .orElse(""));
    }

    private void corrects(LetterValues values, Draft says) {
        @Nullable
        Letter old = says.corrects() == null ? null : rows.find(says.corrects()).orElse(null);
        values.text(
                "correctsTitle",
                old == null ? "" : words.label("rung", old.says().rung()));
        values.text("correctsNumber", old == null ? "" : orEmpty(old.number()));
        values.text("correctsDate", old == null || old.issuedAt() == null ? "" : LetterWords.date(old.issuedAt()));
    }

    private void money(LetterValues values, Draft says) {
        BigDecimal sum = DraftRules.sum(says);
        boolean takes = says.rung().takesMoney();
        values.text("amount", takes ? LetterWords.sum(sum) : "");
        values.text("amountWords", takes ? ChineseAmount.of(sum) : "");
        values.list("lines", says.lines(), this::line);
        List<Retention.Share> shares =
                takes && sum.signum() > 0 ? retention.preview(says.contractNo(), sum) : List.of();
        values.list("shares", shares, this::share);
    }

    private Map<String, String> line(Line line) {
        return Map.of(
                "text", line.text(), "reckoning", orEmpty(line.reckoning()), "amount", LetterWords.sum(line.amount()));
    }

    private Map<String, String> share(Retention.Share share) {
        String balance = share.source() == Retention.Source.CLAIM ? "claimed" : "balance";
        return Map.of(
                "source",
                words.label("fundSource", share.source()),
                "amount",
                LetterWords.sum(share.amount()),
                "balance",
                words.text("contractor.letter.paper." + balance, LetterWords.sum(share.balanceAfter())));
    }

    private void earlierPapers(LetterValues values, Letter letter, Instant changedAt) {
        List<Letter> earlier = rows.ofCase(letter.says().caseNumber()).stream()
                .filter(l -> l.id() != letter.id()
                        && l.state() == State.ISSUED
                        && l.says().contractor().equals(letter.says().contractor())
                        && l.issuedAt() != null
                        && !l.issuedAt().isAfter(changedAt))
                .toList();
        values.list("earlierPapers", earlier, this::paper);
    }

    private Map<String, String> paper(Letter letter) {
        List<String> proofs = new ArrayList<>();
        for (Delivery d : letter.deliveries()) {
            Instant at =
                    DeemedDelivery.at(d, terms.of(letter.says().contractNo()).courierDays());
            proofs.add(words.text(
                    "contractor.letter.paper.delivered",
                    words.label("deliveryChannel", d.channel()),
                    LetterWords.moment(d.sentAt()),
                    d.person(),
                    LetterWords.moment(at)));
        }
        return Map.of(
                "title",
                words.label("rung", letter.says().rung()),
                "number",
                orEmpty(letter.number()),
                "date",
                letter.issuedAt() == null ? "" : LetterWords.date(letter.issuedAt()),
                "delivery",
                proofs.isEmpty() ? words.text("contractor.letter.paper.notDelivered") : String.join("；", proofs));
    }

    private void violations(LetterValues values, Draft says, Instant changedAt) {
        List<Violation> of = violations.of(says.caseNumber()).stream()
                .filter(v -> v.contractor().equals(says.contractor())
                        && v.contractNo().equals(says.contractNo())
                        && !v.happenedAt().isAfter(changedAt))
                .toList();
        values.list(
                "violations",
                of,
                v -> Map.of(
                        "kind",
                        words.label("violationKind", v.kind()),
                        "happenedAt",
                        LetterWords.moment(v.happenedAt()),
                        "evidence",
                        v.evidence()));
    }

    private void approvals(LetterValues values, Letter letter) {
        LetterApprovals source = approvals.getIfAvailable();
        List<Approval> given = source == null ? List.of() : source.of(letter.id());
        values.list(
                "approvals",
                given,
                a -> Map.of("duty", a.duty(), "person", a.person(), "at", LetterWords.moment(a.at())));
    }

    private Map<String, byte[]> photos(LetterValues values, Draft says) {
        Map<String, byte[]> pictures = new HashMap<>();
        List<Map<String, String>> entries = new ArrayList<>();
        for (LetterPhotos.Photo photo : photos.load(says.caseNumber(), says.photos())) {
            String address = "letter:photo-" + (entries.size() + 1);
            pictures.put(address, photo.jpeg());
            entries.add(Map.of("image", address, "caption", photo.caption()));
        }
        values.list("photos", entries, e -> e);
        return pictures;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    static LocalDate dateOf(Instant at) {
        return LocalDate.ofInstant(at, EngineTime.ZONE);
    }
}
