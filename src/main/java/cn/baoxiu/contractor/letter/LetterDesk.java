package cn.baoxiu.contractor.letter;

import cn.baoxiu.contractor.ContractorCases;
import cn.baoxiu.contractor.Letters.Draft;
import cn.baoxiu.contractor.Letters.Letter;
import cn.baoxiu.contractor.Letters.Line;
import cn.baoxiu.contractor.Letters.State;
import cn.baoxiu.contractor.Rung;
import cn.baoxiu.contractor.letter.LetterApprovals.Approval;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.estate.Contracts;
import cn.baoxiu.estate.Contracts.Contract;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.paper.PaperFonts;
import cn.baoxiu.paper.UnprintableException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Letters as pages and programs show them: only those the current user may see. */
@Service
public class LetterDesk {

    private static final BigDecimal SAMPLE = new BigDecimal("1230.00");

    private final LetterRows rows;
    private final LetterAccess access;
    private final LetterTemplates templates;
    private final StoredLetters letters;
    private final ContractorCases cases;
    private final Contracts contracts;
    private final ObjectProvider<LetterApprovals> approvals;
    private final LetterWords words;
    private final CurrentUser actor;
    private final Clock clock;

    LetterDesk(
            LetterRows rows,
            LetterAccess access,
            LetterTemplates templates,
            StoredLetters letters,
            ContractorCases cases,
            Contracts contracts,
            ObjectProvider<LetterApprovals> approvals,
            LetterWords words,
            CurrentUser actor,
            Clock clock) {
        this.rows = rows;
        this.access = access;
        this.templates = templates;
        this.letters = letters;
        this.cases = cases;
        this.contracts = contracts;
        this.approvals = approvals;
        this.words = words;
        this.actor = actor;
        this.clock = clock;
    }

    /** @throws NoSuchElementException if there is no such letter for this user */
    @Transactional(readOnly = true)
    public Sight see(long id) {
        Letter letter = visible(id);
        LetterApprovals source = approvals.getIfAvailable();
        @Nullable Long corrects = letter.says().corrects();
        return new Sight(
                letter,
                rows.changes(id),
                source == null ? List.of() : source.of(id),
                corrects == null ? null : rows.find(corrects).orElse(null),
                rows.correctionOf(id).flatMap(rows::find).orElse(null));
    }

    /**
     * Letters of a case that the user may see, oldest first.
     *
     * @throws NoSuchElementException if there is no such case for this user
     */
    @Transactional(readOnly = true)
    public List<Letter> ofCase(String caseNumber) {
        if (cases.find(caseNumber).isEmpty()) {
            throw new NoSuchElementException(caseNumber);
        }
        return rows.ofCase(caseNumber).stream().filter(access::sees).toList();
    }

    /** The paper, or for a draft how it would be printed. */
    @Transactional(readOnly = true)
    public byte[] paper(long id) {
        return letters.preview(visible(id).id());
    }

    private Letter visible(long id) {
        return rows.find(id).filter(access::sees).orElseThrow(() -> new NoSuchElementException("letter " + id));
    }

    /**
     * A template with a real case: the newest letter of this kind about the case, or one made up of the facts of the case.
     *
     * @throws FormRejected if there is no such case for this user, or it has no contractor
     * @throws TemplateRefused if the template is broken
     */
    @Transactional(readOnly = true)
    public byte[] tryTemplate(Rung rung, String html, String caseNumber) {
        templates.check(rung, html);
        ContractorCases.Facts facts = cases.find(caseNumber)
                .orElseThrow(() -> new FormRejected("caseNumber", "contractor.letter.noCase", caseNumber));
        Letter letter = rows.ofCase(caseNumber).stream()
                .filter(l -> l.says().rung() == rung && l.state() != State.DISCARDED && access.sees(l))
                .reduce((first, last) -> last)
                .orElseGet(() -> madeUp(rung, facts));
        Instant now = clock.instant();
        try {
            return letters.preview(letter, now, html, LetterModels.dateOf(now));
        } catch (UnprintableException e) {
            throw new FormRejected("caseNumber", "contractor.letter.unprintable", PaperFonts.named(e.character()));
        }
    }

    private Letter madeUp(Rung rung, ContractorCases.Facts facts) {
        @Nullable String contractNo = facts.contractNo();
        @Nullable String contractor = facts.responsibleParty();
        if (contractNo == null || contractor == null) {
            throw new FormRejected("caseNumber", "contractor.template.noContractor", facts.caseNumber());
        }
        Optional<Contract> contract = contracts.find(contractNo);
        Draft draft = new Draft(
                rung,
                facts.caseNumber(),
                facts.subsidiary(),
                facts.project(),
                contractNo,
                contractor,
                List.of(words.text("contractor.template.sample.copy")),
                contract.map(Contract::warrantyClause).orElse(contractNo),
                words.text("contractor.template.sample.demand"),
                clock.instant().plus(Duration.ofDays(7)),
                words.text("contractor.template.sample.basis"),
                rung.takesMoney()
                        ? List.of(new Line(words.text("contractor.template.sample.line"), null, SAMPLE))
                        : List.of(),
                List.of(),
                null);
        Instant now = clock.instant();
        return new Letter(
                0,
                draft,
                State.DRAFT,
                null,
                DraftRules.sum(draft),
                "",
                null,
                null,
                actor.idOrSystem(),
                now,
                null,
                null,
                List.of(),
                Map.of());
    }

    /**
     * @param corrects letter that it corrects
     * @param correctedBy issued letter that corrects it
     */
    public record Sight(
            Letter letter,
            List<LetterRows.Change> changes,
            List<Approval> approvals,
            @Nullable Letter corrects,
            @Nullable Letter correctedBy) {}
}
