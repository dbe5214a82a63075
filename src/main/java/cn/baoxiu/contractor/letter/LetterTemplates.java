package cn.baoxiu.contractor.letter;

import cn.baoxiu.contractor.Rung;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.identity.CurrentUser;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Templates of letters: version 1 comes with the program, later ones are saved by people and never changed. */
@Service
public class LetterTemplates {

    /** Stands for a part of the shipped templates, on a line of its own. */
    private static final Pattern PART = Pattern.compile("<!-- part (\\w+) -->\\n");

    public static final int MAX_LENGTH = 100_000;

    private static final LocalDate EVER = LocalDate.of(2000, 1, 1);

    private final JdbcClient jdbc;
    private final TemplateTrial trial;
    private final CurrentUser actor;
    private final Clock clock;

    LetterTemplates(JdbcClient jdbc, TemplateTrial trial, CurrentUser actor, Clock clock) {
        this.jdbc = jdbc;
        this.trial = trial;
        this.actor = actor;
        this.clock = clock;
    }

    /** Versions of a kind, newest first. */
    @Transactional(readOnly = true)
    public List<Version> versions(Rung rung) {
        List<Version> all = new ArrayList<>(jdbc.sql("select * from contractor_letter_template where kind = ?")
                .param(rung.name())
                .query((row, number) -> new Version(
                        row.getInt("version"),
                        row.getString("html"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getString("saved_by"),
                        LetterRows.instant(row, "saved_at")))
                .list());
        all.add(new Version(1, shipped(rung), EVER, null, null));
        all.sort(Comparator.comparing(Version::version).reversed());
        return all;
    }

    /** @throws NoSuchElementException if there is no such version */
    public Version version(Rung rung, int version) {
        return versions(rung).stream()
                .filter(v -> v.version() == version)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(rung + " has no template " + version));
    }

    /** The version for letters of that day: the last that is valid by then; of two from the same day the later saved. */
    public Version inForce(Rung rung, LocalDate on) {
        return versions(rung).stream()
                .filter(v -> !v.validFrom().isAfter(on))
                .max(Comparator.comparing(Version::validFrom).thenComparing(Version::version))
                .orElseThrow();
    }

    /**
     * Adds a version.
     *
     * @param base version that was changed: somebody else may have saved one meanwhile
     * @throws TemplateRefused with what is wrong in which line
     * @throws FormRejected if it is too long, valid from a day that is over, or another was saved meanwhile
     */
    @Transactional
    public Version save(Rung rung, String given, LocalDate validFrom, int base) {
        String html = given.replace("\r\n", "\n").strip() + "\n";
        if (html.length() > MAX_LENGTH) {
            throw new FormRejected("html", "form.tooLong", MAX_LENGTH);
        }
        if (validFrom.isBefore(LetterModels.dateOf(clock.instant()))) {
            throw new FormRejected("validFrom", "contractor.template.past");
        }
        check(rung, html);
        jdbc.sql("select id from contractor_letter_lock where id = 1 for update")
                .query(Integer.class)
                .single();
        int newest = versions(rung).get(0).version();
        if (newest != base) {
            throw new FormRejected("html", "contractor.template.meanwhile", newest);
        }
        Version version = new Version(newest + 1, html, validFrom, actor.idOrSystem(), clock.instant());
        jdbc.sql("insert into contractor_letter_template (kind, version, html, valid_from, saved_by, saved_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        rung.name(),
                        version.version(),
                        html,
                        validFrom,
                        version.savedBy(),
                        LetterRows.utc(version.savedAt()))
                .update();
        return version;
    }

    /** @throws TemplateRefused with what is wrong in which line */
    public void check(Rung rung, String html) {
        List<TemplateProblem> problems = new ArrayList<>(PlaceholderCheck.check(rung, html));
        problems.addAll(LetterHtml.check(html));
        if (problems.isEmpty()) {
            problems.addAll(trial.of(rung, html));
        }
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparing(TemplateProblem::line));
            throw new TemplateRefused(problems);
        }
    }

    /** @throws MustacheException for a placeholder without a value: there is none in a template that was checked */
    static String fill(String html, Map<String, Object> values) {
        return Mustache.compiler()
                .escapeHTML(true)
                .strictSections(true)
                .emptyStringIsFalse(true)
                .compile(html)
                .execute(values);
    }

    /**
     * Read when it is needed: most starts of the program print no letter. What all kinds share stands in parts, and is put
     * in here, so that whoever edits a template has all of it and another kind does not change with it.
     */
    static String shipped(Rung rung) {
        String kind = rung.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return PART.matcher(read(kind)).replaceAll(part -> Matcher.quoteReplacement(read("parts/" + part.group(1))));
    }

    private static String read(String name) {
        String file = "/contractor/letters/" + name + ".html";
        try (InputStream in = LetterTemplates.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no template " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param savedBy user id; null for the version that comes with the program
     * @param savedAt null as well
     */
    public record Version(
            int version, String html, LocalDate validFrom, @Nullable String savedBy, @Nullable Instant savedAt) {}
}
