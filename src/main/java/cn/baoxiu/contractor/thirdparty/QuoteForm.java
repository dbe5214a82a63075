package cn.baoxiu.contractor.thirdparty;

import cn.baoxiu.engine.SubmittedForm;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the third party asks for, VAT included.
 *
 * @param quoted false to choose another third party
 * @param reason why prices above the list, or a sum without items, or another third party
 */
public record QuoteForm(
        boolean quoted, @Nullable String number, List<Item> items, @Nullable BigDecimal sum, @Nullable String reason) {

    private static final int LINES = 2000;
    private static final int ITEM = 100;

    /** Item, quantity and unit price; words between them may hold spaces, so a mark of punctuation separates. */
    private static final Pattern LINE = Pattern.compile(
            "(?<item>[^;；,，|]+)[;；,，|]\\s*(?<quantity>[0-9.]{1,13})\\s*[;；,，|×x*]\\s*(?<price>[0-9.]{1,15})");

    /** @param price yuan per unit */
    public record Item(String item, BigDecimal quantity, BigDecimal price) {

        BigDecimal amount() {
            return quantity.multiply(price).setScale(2, RoundingMode.HALF_UP);
        }
    }

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static QuoteForm read(SubmittedForm form) {
        boolean quoted = form.requiredFlag("quoted");
        if (!quoted) {
            String reason = form.requiredText("quoteReason", 1000);
            form.check();
            return new QuoteForm(false, null, List.of(), null, reason);
        }
        String number = form.requiredText("quoteNumber", 60);
        List<Item> items = items(form);
        BigDecimal entered = form.money("quoteSum");
        BigDecimal sum = items.isEmpty()
                ? entered
                : items.stream().map(Item::amount).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
        checkSum(form, items, entered, sum);
        QuoteForm read = new QuoteForm(true, number, items, sum, form.text("quoteReason", 1000));
        form.check();
        return read;
    }

    private static void checkSum(
            SubmittedForm form, List<Item> items, @Nullable BigDecimal entered, @Nullable BigDecimal sum) {
        if (form.isWrong("quoteLines") || form.isWrong("quoteSum")) {
            return;
        }
        if (sum == null) {
            form.reject("quoteSum", "thirdParty.linesOrSum");
        } else if (sum.signum() <= 0 || sum.precision() > 14) {
            form.reject("quoteSum", "thirdParty.notPositive");
        } else if (!items.isEmpty() && entered != null && entered.compareTo(sum) != 0) {
            form.reject("quoteSum", "thirdParty.otherSum", sum.toPlainString());
        }
    }

    private static List<Item> items(SubmittedForm form) {
        String text = form.text("quoteLines", LINES);
        List<Item> items = new ArrayList<>();
        if (text == null) {
            return items;
        }
        for (String line : text.split("\\R")) {
            if (!line.isBlank()) {
                item(form, line.strip()).ifPresent(items::add);
            }
        }
        return items;
    }

    private static Optional<Item> item(SubmittedForm form, String line) {
        Matcher match = LINE.matcher(line);
        if (match.matches()) {
            try {
                BigDecimal quantity = new BigDecimal(match.group("quantity"));
                BigDecimal price = new BigDecimal(match.group("price"));
                String item = match.group("item").strip();
                boolean sound = quantity.signum() > 0
                        && quantity.stripTrailingZeros().scale() <= 3
                        && price.signum() > 0
                        && price.stripTrailingZeros().scale() <= 2
                        && !item.isEmpty()
                        && item.length() <= ITEM;
                if (sound) {
                    return Optional.of(new Item(item, quantity, price.setScale(2)));
                }
            } catch (NumberFormatException e) {
                // falls through to the complaint: 1.2.3 is no number
            }
        }
        form.reject("quoteLines", "thirdParty.badLine", line);
        return Optional.empty();
    }
}
