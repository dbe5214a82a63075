package cn.baoxiu.estate.imports;

import cn.baoxiu.estate.WarrantyClass;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules over several cells of a row, and what is derived from cells. */
final class RowChecks {

    /** Retention may be at most 3 % of the settlement (domain B2). */
    private static final BigDecimal RETENTION_CAP = new BigDecimal(3);

    private static final Pattern PLACE_UNIT = Pattern.compile("(号楼|栋|幢|座|楼|单元|#)$");

    private RowChecks() {}

    static void project(Row row, Facts facts) {
        notBefore(row, "mass_handover_date", "completion_acceptance_date");
    }

    static void home(Row row, Facts facts) {
        String project = row.needText("project");
        if (!row.needText("code").startsWith(project + "-")) {
            row.error("code", "import.home.code", project);
        }
        LocalDate handover = row.date("handover_date");
        LocalDate completion = row.date("completion_acceptance_date");
        if (handover != null && completion != null && handover.isBefore(completion)) {
            row.warn("handover_date", "import.row.before", "completion_acceptance_date");
        }
    }

    static void contract(Row row, Facts facts) {
        notBefore(row, "defects_liability_end", "completion_acceptance_date");
        if (((BigDecimal) row.need("retention_percent")).compareTo(RETENTION_CAP) > 0) {
            row.warn("retention_percent", "import.contract.retention");
        }
    }

    /** Terms towards the developer and towards owners alike: the law sets the minimum for both (domain B1). */
    static void term(Row row, Facts facts) {
        String warrantyClass = row.needText("warranty_class");
        String column = periodColumn(row);
        Period period = period(row);
        boolean seasonal = warrantyClass.equals(WarrantyClass.HVAC_SEASON.name());
        if (period.seasons() != null && !seasonal) {
            row.error(column, "import.term.seasons", warrantyClass);
            return;
        }
        if (period.months() != null && seasonal) {
            row.warn(column, "import.term.monthsForSeasons");
        }
        Period minimum = facts.minimum(warrantyClass);
        if (minimum != null && period.shorterThan(minimum)) {
            row.warn(column, "import.term.belowMinimum", period.toString(), minimum.toString(), warrantyClass);
        }
    }

    static Period period(Row row) {
        return (Period) row.need(periodColumn(row));
    }

    private static String periodColumn(Row row) {
        return row.value("period_months") != null ? "period_months" : "period_months_from_handover";
    }

    /** {@code 3号楼} → {@code 3}; a name without a number stays. */
    static @Nullable String placeNumber(@Nullable String place) {
        return place == null ? null : PLACE_UNIT.matcher(plain(place)).replaceFirst("");
    }

    /** {@code 1201室} → {@code 1201}. */
    static String roomLabel(String room) {
        String plain = plain(room);
        return plain.endsWith("室") ? plain.substring(0, plain.length() - 1) : plain;
    }

    private static void notBefore(Row row, String later, String earlier) {
        LocalDate second = row.date(later);
        LocalDate first = row.date(earlier);
        if (second != null && first != null && second.isBefore(first)) {
            row.error(later, "import.row.before", earlier);
        }
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
