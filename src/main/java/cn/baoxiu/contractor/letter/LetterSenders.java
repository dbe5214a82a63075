package cn.baoxiu.contractor.letter;

import cn.baoxiu.engine.FieldError;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.paper.PaperFonts;
import cn.baoxiu.paper.PlainText;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who sends the letters of a subsidiary. */
@Component
public class LetterSenders {

    private static final int SHORT = 60;
    private static final int NAME = 100;
    private static final int ADDRESS = 200;

    /** The year stands in brackets of this kind behind it. */
    private static final Pattern SERIES = Pattern.compile("[^〔〕\\[\\]\\d\\s]{1,30}");

    private final JdbcClient jdbc;
    private final PaperFonts fonts;
    private final CurrentUser actor;
    private final Clock clock;

    LetterSenders(JdbcClient jdbc, PaperFonts fonts, CurrentUser actor, Clock clock) {
        this.jdbc = jdbc;
        this.fonts = fonts;
        this.actor = actor;
        this.clock = clock;
    }

    /** @param name of the subsidiary */
    @Transactional(readOnly = true)
    public Sender of(String subsidiary, String name) {
        String shortName = name.endsWith("公司") ? name.substring(0, name.length() - 2) : name;
        return jdbc.sql("select series, company, office, phone, address from contractor_letter_sender"
                        + " where subsidiary in (?, '*') order by case when subsidiary = '*' then 1 else 0 end limit 1")
                .param(subsidiary)
                .query((row, number) -> new Sender(
                        filled(row.getString("series"), name, shortName),
                        filled(row.getString("company"), name, shortName),
                        filled(row.getString("office"), name, shortName),
                        row.getString("phone"),
                        row.getString("address")))
                .single();
    }

    private static String filled(String text, String name, String shortName) {
        return text.replace("{name}", name).replace("{short}", shortName);
    }

    /**
     * For letters issued from now on; another series begins at 1.
     *
     * @throws FormRejected with what is wrong
     */
    @Transactional
    public void save(String subsidiary, Sender given) {
        List<FieldError> errors = new ArrayList<>();
        Sender sender = new Sender(
                text(errors, "letterSeries", given.series(), SHORT, true),
                text(errors, "letterCompany", given.company(), NAME, true),
                text(errors, "letterOffice", given.office(), NAME, true),
                text(errors, "letterPhone", given.phone(), SHORT, false),
                text(errors, "letterAddress", given.address(), ADDRESS, false));
        if (errors.isEmpty() && !SERIES.matcher(sender.series()).matches()) {
            errors.add(FieldError.of("letterSeries", "contractor.letter.brokenSeries"));
        }
        if (!errors.isEmpty()) {
            throw new FormRejected(errors);
        }
        jdbc.sql("select id from contractor_letter_lock where id = 1 for update")
                .query(Integer.class)
                .single();
        jdbc.sql("delete from contractor_letter_sender where subsidiary = ?")
                .param(subsidiary)
                .update();
        jdbc.sql(
                        "insert into contractor_letter_sender (subsidiary, series, company, office, phone, address, changed_by,"
                                + " changed_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        subsidiary,
                        sender.series(),
                        sender.company(),
                        sender.office(),
                        sender.phone(),
                        sender.address(),
                        actor.idOrSystem(),
                        LetterRows.utc(clock.instant()))
                .update();
    }

    private String text(List<FieldError> errors, String field, String given, int max, boolean required) {
        String text = PlainText.of(given).replace('\n', ' ');
        OptionalInt missing = fonts.missingIn(text);
        if (text.isEmpty() && required) {
            errors.add(FieldError.of(field, "form.required"));
        } else if (text.length() > max) {
            errors.add(FieldError.of(field, "form.tooLong", max));
        } else if (missing.isPresent()) {
            errors.add(FieldError.of(field, "contractor.letter.unprintable", PaperFonts.named(missing.getAsInt())));
        }
        return text;
    }

    /**
     * @param series stands before the number; letters of one series and year are numbered together
     * @param office whom the contractor may ask
     * @param phone empty if it is not known, like the address
     */
    public record Sender(String series, String company, String office, String phone, String address) {}
}
