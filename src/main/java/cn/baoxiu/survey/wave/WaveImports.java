package cn.baoxiu.survey.wave;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.FieldError;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.estate.ImportRefused;
import cn.baoxiu.estate.ImportReport;
import cn.baoxiu.estate.ImportReport.Issue;
import cn.baoxiu.estate.TableFile;
import cn.baoxiu.estate.TableFiles;
import cn.baoxiu.identity.CurrentUser;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Import of results from outside: one file is one wave of one instrument, taken wholly or not at all. What is wrong with a
 * wave is mended by withdrawing it and importing it again.
 */
@Service
public class WaveImports {

    /** As the import is called in addresses and reports. */
    public static final String KIND = "survey-waves";

    private static final int FILE_NAME_MAX = 200;

    private final TableFiles files;
    private final WaveWords words;
    private final WaveStore store;
    private final CurrentUser currentUser;
    private final TransactionOperations transaction;
    private final Clock clock;

    WaveImports(
            TableFiles files,
            WaveWords words,
            WaveStore store,
            CurrentUser currentUser,
            TransactionOperations transaction,
            Clock clock) {
        this.files = files;
        this.words = words;
        this.store = store;
        this.currentUser = currentUser;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * @param example the first value below; empty if there is none
     * @param field proposed; null for none
     */
    public record Column(String heading, String example, @Nullable WaveField field) {}

    /**
     * The columns of a file with what they probably mean.
     *
     * @throws ImportRefused if the file is no table that can be read
     */
    public List<Column> columns(byte[] content, Instrument instrument, String source) {
        TableFile table = files.read(new ByteArrayInputStream(content));
        List<@Nullable WaveField> proposed = words.propose(instrument, source, table.header());
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < table.header().size(); i++) {
            int column = i;
            String example = table.lines().stream()
                    .map(line -> line.cell(column))
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("");
            columns.add(new Column(table.header().get(i), example, proposed.get(i)));
        }
        return columns;
    }

    /**
     * Reads and checks a file and, unless one row is wrong or it is only a trial, stores it with its mapping.
     *
     * @param fields what each column means, null where it is not used; null to take what is proposed
     * @throws ImportRefused if the file is no table that can be read
     * @throws FormRejected if the wave or the file is there already, nothing tells its name or day, or columns are missing
     */
    public WaveReport run(
            String fileName,
            byte[] content,
            WaveFacts facts,
            @Nullable List<? extends @Nullable WaveField> fields,
            boolean dryRun) {
        TableFile table = files.read(new ByteArrayInputStream(content));
        List<? extends @Nullable WaveField> meanings =
                fields == null ? words.propose(facts.instrument(), facts.source(), table.header()) : fields;
        Map<WaveField, Integer> places = ColumnMapping.places(facts.instrument(), table.header(), meanings);
        checkTold(facts, places);
        WaveReading reading = WaveReading.of(table, places, facts, words.terms(facts.instrument()));
        String hash = hash(content);
        checkNew(facts.instrument(), reading.wave(), hash);
        boolean apply = !dryRun && reading.errors().isEmpty();
        if (apply) {
            store(fileName, facts, table, meanings, reading, hash);
        }
        return new WaveReport(
                report(fileName, table, places, reading, dryRun, apply),
                reading.wave(),
                reading.held(),
                reading.figures());
    }

    private void checkTold(WaveFacts facts, Map<WaveField, Integer> places) {
        List<FieldError> errors = new ArrayList<>();
        if (facts.wave() == null && !places.containsKey(WaveField.WAVE)) {
            errors.add(FieldError.of("wave", "surveyWave.needed"));
        }
        if (facts.held() == null && !places.containsKey(WaveField.DATE)) {
            errors.add(FieldError.of("heldOn", "surveyWave.needed"));
        }
        if (facts.scale() == null && !places.containsKey(WaveField.SCALE)) {
            errors.add(FieldError.of("scale", "surveyWave.needed"));
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), EngineTime.ZONE);
        if (facts.held() != null && facts.held().isAfter(today)) {
            errors.add(FieldError.of("heldOn", "surveyWave.future", today.toString()));
        }
        if (!errors.isEmpty()) {
            throw new FormRejected(errors);
        }
    }

    private void checkNew(Instrument instrument, @Nullable String wave, String hash) {
        List<FieldError> errors = new ArrayList<>();
        if (wave != null) {
            store.named(instrument, wave).ifPresent(there -> errors.add(twice(there.wave())));
        }
        store.ofFile(hash).ifPresent(there -> errors.add(FieldError.of("file", "surveyWave.fileTwice", there.wave())));
        if (!errors.isEmpty()) {
            throw new FormRejected(errors);
        }
    }

    private static FieldError twice(String wave) {
        return FieldError.of("wave", "surveyWave.twice", wave);
    }

    private void store(
            String fileName,
            WaveFacts facts,
            TableFile table,
            List<? extends @Nullable WaveField> meanings,
            WaveReading reading,
            String hash) {
        String wave = Objects.requireNonNull(reading.wave());
        LocalDate held = Objects.requireNonNull(reading.held());
        String who = currentUser.idOrSystem();
        try {
            transaction.executeWithoutResult(status -> {
                store.add(facts, wave, held, shortened(fileName), hash, who, clock.instant(), reading.figures());
                words.remember(
                        facts.instrument(), facts.source(), ColumnMapping.confirmed(table.header(), meanings), who);
            });
        } catch (DuplicateKeyException e) {
            // Somebody else was a moment earlier.
            throw new FormRejected(List.of(twice(wave)));
        }
    }

    private static ImportReport report(
            String fileName,
            TableFile table,
            Map<WaveField, Integer> places,
            WaveReading reading,
            boolean dryRun,
            boolean applied) {
        List<String> ignored = new ArrayList<>();
        for (int i = 0; i < table.header().size(); i++) {
            if (!places.containsValue(i) && !table.header().get(i).isEmpty()) {
                ignored.add(table.header().get(i));
            }
        }
        return new ImportReport(
                KIND,
                fileName,
                dryRun,
                applied,
                table.lines().size(),
                reading.figures().size(),
                0,
                0,
                reading.refused(),
                first(reading.errors()),
                reading.errors().size(),
                first(reading.warnings()),
                reading.warnings().size(),
                ignored);
    }

    private static List<Issue> first(List<Issue> issues) {
        return List.copyOf(issues.subList(0, Math.min(issues.size(), ImportReport.ISSUES_MAX)));
    }

    /** The last ones, newest first, those withdrawn included. */
    public List<ImportedWave> last() {
        return store.last();
    }

    /** Whether a wave of that name is there and counts. */
    public boolean has(Instrument instrument, String wave) {
        return store.named(instrument, wave).isPresent();
    }

    /**
     * Takes a wave out of all figures, for good; its name and file may be imported again.
     *
     * @param values reason
     * @throws FormRejected without a reason, or if it is withdrawn already
     * @throws NoSuchElementException if there is no such wave
     */
    public void withdraw(long id, Map<String, ?> values) {
        SubmittedForm form = SubmittedForm.of(values);
        String reason = form.requiredText("reason", WaveFacts.NOTE_MAX);
        form.check();
        ImportedWave wave = store.find(id).orElseThrow();
        if (!store.withdraw(id, reason, currentUser.person(), clock.instant())) {
            throw new FormRejected("wave", "surveyWave.withdrawnAlready", wave.wave());
        }
    }

    private static String shortened(String fileName) {
        return fileName.length() <= FILE_NAME_MAX ? fileName : fileName.substring(fileName.length() - FILE_NAME_MAX);
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
