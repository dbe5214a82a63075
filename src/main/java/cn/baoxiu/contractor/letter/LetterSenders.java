package cn.baoxiu.contractor.letter;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who sends the letters of a subsidiary. */
@Component
class LetterSenders {

    private final JdbcClient jdbc;

    LetterSenders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param name of the subsidiary */
    Sender of(String subsidiary, String name) {
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
     * @param series stands before the number; letters of one series and year are numbered together
     * @param office whom the contractor may ask
     */
    record Sender(String series, String company, String office, String phone, String address) {}
}
