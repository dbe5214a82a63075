package cn.baoxiu.contractor.retention;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** How sums are written: {@code 18,000,000.00}, in every language. */
public final class Yuan {

    private Yuan() {}

    public static String text(BigDecimal amount) {
        return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(amount);
    }
}
