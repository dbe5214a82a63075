package cn.baoxiu.intake.ledger;

import cn.baoxiu.engine.BackgroundWork;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.estate.Locations;
import cn.baoxiu.estate.Party;
import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.intake.ledger.LedgerTerms.Kind;
import cn.baoxiu.repair.DefectClass;
import cn.baoxiu.repair.Place;
import cn.baoxiu.repair.Symptom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where a clerk imports old ledgers of a subsidiary of their own. The ledger of another subsidiary is answered like
 * one that does not exist.
 */
@Service
public class LedgerDesk {

    /** Who may import ledgers. */
    public static final Set<String> CLERKS = Set.of(Groups.PROPERTY_CS, Groups.WARRANTY_OFFICE);

    private static final int FILES_SHOWN = 100;
    private static final int PAGE_ROWS = 50;
    private static final int EXPORT_ROWS = 100_000;
    private static final int YEAR_FIRST = 2000;
    private static final int YEAR_LAST = 2099;

    /** What a clerk can correct in a row. */
    private static final Set<LedgerColumn> CORRECTABLE = EnumSet.of(
            LedgerColumn.PROJECT,
            LedgerColumn.ROOM,
            LedgerColumn.OWNER,
            LedgerColumn.PHONE,
            LedgerColumn.REPORTED,
            LedgerColumn.CONTENT,
            LedgerColumn.CATEGORY,
            LedgerColumn.RESPONSIBLE,
            LedgerColumn.REPAIRER,
            LedgerColumn.DISPATCHED,
            LedgerColumn.FINISHED,
            LedgerColumn.CLASS,
            LedgerColumn.PLACE,
            LedgerColumn.SYMPTOM);

    private final LedgerStaging staging;
    private final LedgerUpload upload;
    private final LedgerWords words;
    private final LedgerSentences sentences;
    private final LedgerExport export;
    private final LedgerRun run;
    private final Locations locations;
    private final BackgroundWork background;
    private final CurrentUser currentUser;

    LedgerDesk(
            LedgerStaging staging,
            LedgerUpload upload,
            LedgerWords words,
            LedgerSentences sentences,
            LedgerExport export,
            LedgerRun run,
            Locations locations,
            BackgroundWork background,
            CurrentUser currentUser) {
        this.staging = staging;
        this.upload = upload;
        this.words = words;
        this.sentences = sentences;
        this.export = export;
        this.run = run;
        this.locations = locations;
        this.background = background;
        this.currentUser = currentUser;
    }

    /** Subsidiaries that the clerk may import for. */
    public List<String> subsidiaries() {
        return clerk().tenants().stream().sorted().toList();
    }

    public List<LedgerSummary> files() {
        return staging.of(clerk().tenants(), FILES_SHOWN).stream()
                .map(this::summary)
                .toList();
    }

    /**
     * Stages a file.
     *
     * @return its id
     * @throws cn.baoxiu.intake.ledger.file.LedgerRefused if it cannot be read as a ledger
     * @throws NoSuchElementException if the subsidiary is not one of the clerk's
     */
    public long upload(String subsidiary, String fileName, byte[] content) {
        AppUser clerk = clerk();
        if (!clerk.maySee(subsidiary)) {
            throw new NoSuchElementException("no subsidiary " + subsidiary);
        }
        return upload.stage(subsidiary, fileName, content, clerk.id());
    }

    /** @throws NoSuchElementException if there is no such ledger for the clerk */
    public LedgerSummary summary(long id) {
        return summary(require(id));
    }

    private LedgerSummary summary(LedgerFile file) {
        Map<RowOutcome, Integer> counts = new EnumMap<>(RowOutcome.class);
        if (file.status() != LedgerFile.Status.MAPPING) {
            counts.putAll(staging.counts(file.id()));
        }
        return new LedgerSummary(
                file.id(),
                file.subsidiary(),
                file.fileName(),
                file.status().name(),
                file.uploadedAt(),
                currentUser.displayNameOf(file.uploadedBy()),
                file.totalRows(),
                file.titleRows(),
                counts,
                file.blankedAt() != null);
    }

    /** What the clerk has to confirm before the rows are taken. */
    public LedgerMapping mapping(long id) {
        LedgerFile file = require(id);
        List<LedgerRow> head = staging.head(id, file.sheetNo(), HeaderProposal.HEAD_ROWS);
        List<LedgerRow> titles =
                head.stream().filter(r -> r.rowNo() < file.headerRow()).toList();
        List<LedgerRow> body = staging.body(file);
        LedgerTerms terms = words.of(file.subsidiary());
        List<LedgerMapping.Heading> headings = new ArrayList<>();
        List<String> names = heading(file);
        for (int i = 0; i < names.size(); i++) {
            int column = i;
            LedgerColumn meaning = i < file.columns().size() ? file.columns().get(i) : null;
            String example = body.stream()
                    .map(r -> column < r.cells().size() ? r.cells().get(column) : "")
                    .filter(c -> !c.isBlank())
                    .findFirst()
                    .orElse("");
            headings.add(new LedgerMapping.Heading(i, names.get(i), meaning, example));
        }
        Set<LedgerColumn> missing = EnumSet.copyOf(LedgerColumn.REQUIRED);
        file.columns().forEach(missing::remove);
        return new LedgerMapping(
                summary(file),
                staging.sheets(id),
                file.sheetNo(),
                file.headerRow(),
                head.stream()
                        .map(r -> new LedgerMapping.HeadRow(
                                r.rowNo(), String.join(" ", r.cells()).strip()))
                        .toList(),
                headings,
                missing,
                YearProposal.of(file, titles, body),
                WordProposal.of(file, body, terms),
                projectNames(terms),
                partyNames(terms),
                staging.sameContent(file).map(LedgerFile::id).orElse(null));
    }

    private static Map<String, String> partyNames(LedgerTerms terms) {
        Map<String, String> names = new LinkedHashMap<>();
        terms.everyParty().stream()
                .filter(p -> terms.parties().contains(p) || isOurs(p))
                .forEach(p -> names.put(p.code(), p.name()));
        return names;
    }

    private static boolean isOurs(Party party) {
        return Set.of(Party.PROPERTY, Party.DEVELOPER, Party.OWNER).contains(party.code());
    }

    private List<String> heading(LedgerFile file) {
        return staging.head(file.id(), file.sheetNo(), file.headerRow() + 1).stream()
                .filter(r -> r.rowNo() == file.headerRow())
                .findFirst()
                .map(LedgerRow::cells)
                .orElse(List.of());
    }

    /**
     * Sets sheet and header row; the meanings of the columns are proposed anew if these change.
     *
     * @param meanings names of {@link LedgerColumn}, or empty, one per column
     * @throws FormRejected if two columns have one meaning, or sheet or row do not exist
     */
    @Transactional
    public void setColumns(long id, int sheetNo, int headerRow, List<String> meanings) {
        LedgerFile file = requireMapping(id);
        List<LedgerRow> head = staging.head(id, sheetNo, HeaderProposal.HEAD_ROWS);
        if (sheetNo != file.sheetNo()) {
            HeaderProposal proposal = HeaderProposal.find(
                    head,
                    LedgerRow::rowNo,
                    LedgerRow::cells,
                    cells -> upload.meanings(file.subsidiary(), cells, words.headings()));
            if (proposal == null) {
                throw new FormRejected("ledgerSheet", "ledger.wrong.sheet");
            }
            staging.setColumns(id, sheetNo, proposal.headerRow(), proposal.columns());
            return;
        }
        LedgerRow header = head.stream()
                .filter(r -> r.rowNo() == headerRow)
                .findFirst()
                .orElseThrow(() -> new FormRejected("ledgerHeader", "ledger.wrong.headerRow"));
        if (headerRow != file.headerRow()) {
            staging.setColumns(
                    id, sheetNo, headerRow, upload.meanings(file.subsidiary(), header.cells(), words.headings()));
            return;
        }
        staging.setColumns(
                id, sheetNo, headerRow, columns(meanings, header.cells().size()));
    }

    private List<@Nullable LedgerColumn> columns(List<String> meanings, int width) {
        List<@Nullable LedgerColumn> columns = new ArrayList<>();
        Set<LedgerColumn> used = EnumSet.noneOf(LedgerColumn.class);
        for (int i = 0; i < width; i++) {
            String name = i < meanings.size() ? meanings.get(i) : "";
            LedgerColumn meaning = LedgerColumn.OF_FILE.stream()
                    .filter(c -> c.name().equals(name))
                    .findFirst()
                    .orElse(null);
            if (meaning != null && !used.add(meaning)) {
                throw new FormRejected("ledgerColumns", "ledger.wrong.columnTwice", sentences.column(meaning));
            }
            columns.add(meaning);
        }
        return columns;
    }

    /**
     * Confirms the mapping, remembers it for the next file, and has the rows taken in the background.
     *
     * @param year year of dates without one; null if there are none
     * @param choices what the clerk has chosen, by {@code <KIND>|<word>}
     * @throws FormRejected without a column or the year that is needed
     */
    @Transactional
    public void start(long id, @Nullable Integer year, Map<String, String> choices) {
        LedgerFile file = staging.lock(requireMapping(id).id());
        if (file.status() != LedgerFile.Status.MAPPING) {
            return;
        }
        for (LedgerColumn needed : LedgerColumn.REQUIRED) {
            if (!file.columns().contains(needed)) {
                throw new FormRejected("ledgerColumns", "ledger.wrong.columnMissing", sentences.column(needed));
            }
        }
        if (year != null && (year < YEAR_FIRST || year > YEAR_LAST)) {
            throw new FormRejected("ledgerYear", "ledger.wrong.year");
        }
        if (year == null && YearProposal.of(file, List.of(), staging.body(file)).withoutYear() > 0) {
            throw new FormRejected("ledgerYear", "ledger.wrong.yearNeeded");
        }
        String user = clerk().id();
        List<String> headings = heading(file);
        staging.remember(
                file.subsidiary(),
                HeaderProposal.signature(headings),
                HeaderProposal.confirmed(headings, file.columns()),
                user);
        LedgerTerms terms = words.of(file.subsidiary());
        for (WordProposal word : WordProposal.of(file, staging.body(file), terms)) {
            String chosen = choices.getOrDefault(word.kind() + "|" + word.written(), "");
            if (!chosen.isEmpty() && !chosen.equals(word.meaning())) {
                checkMeaning(Kind.valueOf(word.kind()), chosen, terms);
                words.remember(file.subsidiary(), Kind.valueOf(word.kind()), word.written(), chosen, user);
            }
        }
        staging.begin(file, year);
        background.submit(LedgerRun.NAME, LedgerRun.id(id, file.runs() + 1));
    }

    private void checkMeaning(Kind kind, String meaning, LedgerTerms terms) {
        boolean known =
                switch (kind) {
                    case PROJECT -> terms.project(meaning).isPresent();
                    case PARTY ->
                        Set.of(RowParties.MAIN, RowParties.UNDECIDED, RowParties.UNNAMED)
                                        .contains(meaning)
                                || terms.everyParty().stream()
                                        .anyMatch(p -> p.code().equals(meaning));
                    case CATEGORY -> meaning.equals("*") || isConstant(DefectClass.class, meaning);
                    case PHRASE_CLASS -> isConstant(DefectClass.class, meaning);
                    case ROOM ->
                        locations
                                .find(meaning)
                                .filter(l -> l.subsidiary().equals(terms.subsidiary()))
                                .isPresent();
                };
        if (!known) {
            throw new FormRejected("ledgerMeaning", "ledger.wrong.meaning", meaning);
        }
    }

    private static <E extends Enum<E>> boolean isConstant(Class<E> type, String name) {
        return EnumSet.allOf(type).stream().anyMatch(c -> c.name().equals(name));
    }

    /** @param code only rows with this reason; empty for all */
    public LedgerRowsPage rows(long id, RowOutcome outcome, String code, int page) {
        LedgerFile file = require(id);
        int from = Math.max(0, page) * PAGE_ROWS;
        List<LedgerRow> rows = staging.rows(id, outcome, code, PAGE_ROWS + 1, from);
        Map<String, Integer> codes = new LinkedHashMap<>();
        if (outcome == RowOutcome.DOUBTFUL || outcome == RowOutcome.REFUSED) {
            for (String of : staging.reasonCodes(id, outcome)) {
                for (String one : Optional.ofNullable(of).orElse("").split(",", -1)) {
                    if (!one.isEmpty()) {
                        codes.merge(one, 1, Integer::sum);
                    }
                }
            }
        }
        return new LedgerRowsPage(
                summary(file),
                outcome,
                code,
                Math.max(0, page),
                rows.size() > PAGE_ROWS,
                codes,
                rows.stream().limit(PAGE_ROWS).map(r -> view(file, r)).toList());
    }

    private LedgerRowView view(LedgerFile file, LedgerRow row) {
        RowCells cells = RowCells.of(row.cells(), file.columns(), row.corrections());
        Map<LedgerColumn, String> written = new EnumMap<>(LedgerColumn.class);
        Map<LedgerColumn, String> current = new EnumMap<>(LedgerColumn.class);
        for (LedgerColumn column : LedgerColumn.values()) {
            written.put(column, cells.written(column));
            current.put(column, cells.of(column));
        }
        return new LedgerRowView(
                row.rowNo(),
                row.outcome(),
                written,
                current,
                row.reasons().stream().map(sentences::of).toList(),
                row.notes().stream().map(sentences::of).toList(),
                row.reasons().stream().map(Finding::code).toList(),
                row.caseNumber(),
                row.sameAsRow());
    }

    /**
     * Corrects a doubtful row and has it read again at once.
     *
     * @param values by names of {@link LedgerColumn}; what is as before counts as not corrected
     * @param remember whether the home also holds for other rows and files that write it in the same way
     * @throws FormRejected if a chosen value does not exist
     */
    @Transactional
    public void correct(long id, int rowNo, Map<String, String> values, boolean remember) {
        LedgerFile file = staging.lock(require(id).id());
        LedgerRow row = doubtful(file, rowNo);
        RowCells cells = RowCells.of(row.cells(), file.columns(), row.corrections());
        Map<LedgerColumn, String> corrections = new EnumMap<>(LedgerColumn.class);
        corrections.putAll(row.corrections());
        for (LedgerColumn column : CORRECTABLE) {
            String value = PlainText.narrow(values.getOrDefault(column.name(), cells.of(column)));
            if (!value.equals(cells.of(column))) {
                checkChoice(column, value);
                corrections.put(column, value);
            }
        }
        LedgerTerms terms = words.of(file.subsidiary());
        if (remember && corrections.containsKey(LedgerColumn.ROOM)) {
            String code = corrections.getOrDefault(LedgerColumn.ROOM, "");
            checkMeaning(Kind.ROOM, code, terms);
            words.remember(file.subsidiary(), Kind.ROOM, RowRooms.key(cells), code, clerk().id());
        }
        staging.retry(row, corrections);
        again(file, false);
    }

    private static void checkChoice(LedgerColumn column, String value) {
        boolean known = value.isEmpty()
                || switch (column) {
                    case CLASS -> isConstant(DefectClass.class, value);
                    case PLACE -> isConstant(Place.class, value);
                    case SYMPTOM -> isConstant(Symptom.class, value);
                    default -> true;
                };
        if (!known) {
            throw new FormRejected("ledgerMeaning", "ledger.wrong.meaning", value);
        }
    }

    /** Takes a doubtful row out: the clerk has decided that it is no case. */
    @Transactional
    public void discard(long id, int rowNo) {
        LedgerFile file = staging.lock(require(id).id());
        LedgerRow row = doubtful(file, rowNo);
        List<Finding> reasons = new ArrayList<>(row.reasons());
        reasons.add(0, Finding.of("DISCARDED", null, clerk().displayName()));
        staging.settle(row, new RowResult(RowOutcome.REFUSED, null, reasons, row.notes(), row.caseNumber(), null));
    }

    /**
     * Remembers what a word means for the subsidiary, and has all doubtful rows of the file read again.
     *
     * @param kind PROJECT, PARTY, CATEGORY or PHRASE_CLASS
     * @throws FormRejected if the meaning does not exist or the word is empty
     */
    @Transactional
    public void remember(long id, String kind, String written, String meaning) {
        LedgerFile file = staging.lock(require(id).id());
        if (!isConstant(Kind.class, kind) || Kind.valueOf(kind) == Kind.ROOM) {
            throw new FormRejected("ledgerMeaning", "ledger.wrong.meaning", kind);
        }
        if (PlainText.key(written).isEmpty() || PlainText.key(written).length() > 50) {
            throw new FormRejected("ledgerWord", "ledger.wrong.word");
        }
        checkMeaning(Kind.valueOf(kind), meaning, words.of(file.subsidiary()));
        words.remember(file.subsidiary(), Kind.valueOf(kind), written, meaning, clerk().id());
        again(file, true);
    }

    private void again(LedgerFile file, boolean allDoubtful) {
        if (allDoubtful) {
            staging.retryDoubtful(file.id());
        }
        background.submit(LedgerRun.NAME, LedgerRun.id(file.id(), staging.beginAgain(file)));
    }

    /** Has the first waiting rows read now; the background does what is left. For a clerk who waits for the answer. */
    public void workNow(long id) {
        run.batch(require(id).id());
    }

    public RowOutcome outcome(long id, int rowNo) {
        return staging.row(require(id).id(), rowNo)
                .map(LedgerRow::outcome)
                .orElseThrow(() -> new NoSuchElementException("no row " + rowNo));
    }

    /**
     * What words can stand for.
     *
     * @param projects names by code
     * @param parties names by code
     */
    public record Choices(Map<String, String> projects, Map<String, String> parties) {}

    public Choices choices(long id) {
        LedgerTerms terms = words.of(require(id).subsidiary());
        return new Choices(projectNames(terms), partyNames(terms));
    }

    private static Map<String, String> projectNames(LedgerTerms terms) {
        Map<String, String> names = new LinkedHashMap<>();
        terms.projects().forEach(p -> names.put(p.code(), p.name()));
        return names;
    }

    private LedgerRow doubtful(LedgerFile file, int rowNo) {
        // A doubtful row may wait to be read again because a word was mapped a moment ago.
        return staging.row(file.id(), rowNo)
                .filter(r -> r.outcome() == RowOutcome.DOUBTFUL || r.outcome() == RowOutcome.WAITING)
                .filter(r -> file.status() != LedgerFile.Status.MAPPING && file.blankedAt() == null)
                .orElseThrow(() -> new NoSuchElementException("no doubtful row " + rowNo));
    }

    /** The rows that were not taken, with their reasons, as an XLSX workbook. */
    public byte[] exportRest(long id) {
        LedgerFile file = require(id);
        List<LedgerRow> rows = new ArrayList<>();
        for (RowOutcome outcome : List.of(RowOutcome.DOUBTFUL, RowOutcome.REFUSED)) {
            rows.addAll(staging.rows(id, outcome, "", EXPORT_ROWS, 0));
        }
        return export.write(heading(file), rows);
    }

    private LedgerFile requireMapping(long id) {
        LedgerFile file = require(id);
        if (file.status() != LedgerFile.Status.MAPPING) {
            throw new NoSuchElementException("ledger " + id + " has begun");
        }
        return file;
    }

    private LedgerFile require(long id) {
        AppUser clerk = clerk();
        return staging.find(id)
                .filter(f -> clerk.maySee(f.subsidiary()))
                .orElseThrow(() -> new NoSuchElementException("no ledger " + id));
    }

    private AppUser clerk() {
        AppUser user = currentUser.find().orElseThrow(() -> new AccessDeniedException("nobody is logged in"));
        if (!user.isInAny(CLERKS)) {
            throw new AccessDeniedException("no clerk");
        }
        return user;
    }
}
