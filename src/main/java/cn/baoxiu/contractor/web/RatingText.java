package cn.baoxiu.contractor.web;

import cn.baoxiu.contractor.rating.Rating;
import cn.baoxiu.contractor.rating.RatingFact;
import cn.baoxiu.contractor.rating.RatingItem;
import cn.baoxiu.contractor.rating.RatingLine;
import cn.baoxiu.contractor.retention.Yuan;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.estate.Project;
import cn.baoxiu.estate.Projects;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Words and addresses of the pages about ratings. */
@Component
public class RatingText {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(EngineTime.ZONE);

    private static final Map<String, String> COLOURS = Map.of("A", "green", "B", "blue", "C", "yellow", "D", "red");

    private final MessageSource messages;
    private final Projects projects;

    RatingText(MessageSource messages, Projects projects) {
        this.messages = messages;
        this.projects = projects;
    }

    public String text(String key, Object... args) {
        return Objects.requireNonNull(messages.getMessage(key, args, key, LocaleContextHolder.getLocale()));
    }

    public List<RatingItem> items() {
        return Arrays.asList(RatingItem.values());
    }

    public String moment(Instant at) {
        return MOMENT.format(at);
    }

    public String yuan(@Nullable BigDecimal amount) {
        return amount == null ? "" : Yuan.text(amount);
    }

    /** A number without zeros that say nothing. */
    public String plain(@Nullable BigDecimal number) {
        if (number == null) {
            return "";
        }
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** The value in its unit, for example {@code 88.89%}. */
    public String amount(RatingLine line) {
        return line.amount() == null ? "" : text("rating.amount." + line.item(), plain(line.amount()));
    }

    /** What the item weighs once the weights of others were spread; rounded for people only. */
    public String weight(RatingLine line) {
        BigDecimal weight = line.weight();
        return weight == null ? "" : plain(weight.setScale(2, RoundingMode.HALF_UP));
    }

    /** What was counted, for example {@code 8 of 9}. */
    public String counted(RatingLine line) {
        return text("rating.counted." + line.item(), String.valueOf(line.hits()), String.valueOf(line.sample()));
    }

    /** A dash where nothing could be added up. */
    public String total(@Nullable BigDecimal total) {
        return total == null ? "–" : total.toPlainString();
    }

    public String grade(@Nullable String grade) {
        return grade == null ? "" : grade;
    }

    public String colour(@Nullable String grade) {
        return COLOURS.getOrDefault(grade(grade), "secondary");
    }

    public String what(RatingFact fact) {
        boolean violation = fact.item().equals(RatingItem.VIOLATIONS.name());
        return text((violation ? "violationKind." : "ratingWhat.") + fact.what());
    }

    /** How the fact counts: kept or broken, first time or again; its amount where it has one. */
    public String outcome(RatingFact fact) {
        BigDecimal amount = fact.amount();
        if (amount != null) {
            return fact.item().equals(RatingItem.DEDUCTIONS) ? Yuan.text(amount) : plain(amount);
        }
        return text("ratingOutcome." + fact.item() + "." + (fact.good() ? "good" : "bad"));
    }

    /** Why a fact does not count; empty if it does. */
    public String leftOut(RatingFact fact) {
        return fact.leftOut() == null ? "" : text("rating.leftOut", text("ratingLeftOut." + fact.leftOut()));
    }

    public String project(String code) {
        return projects.all().stream()
                .filter(p -> p.code().equals(code))
                .map(Project::name)
                .findFirst()
                .orElse(code);
    }

    /** The company of the group; a word for all of them. */
    public String scope(String subsidiary, String name) {
        return subsidiary.equals(Rating.GROUP) ? text("rating.wholeGroup") : name;
    }

    /** Page of a contractor in a quarter. */
    public String page(String contractor, String quarter, String subsidiary) {
        return RatingParams.address("/ratings/" + contractor, given(quarter, subsidiary, null));
    }

    /** Cases behind a number. */
    public String cases(String contractor, String quarter, String subsidiary, String item) {
        return RatingParams.address("/ratings/" + contractor + "/cases", given(quarter, subsidiary, item));
    }

    private static Map<String, @Nullable String> given(String quarter, String subsidiary, @Nullable String item) {
        Map<String, @Nullable String> given = new LinkedHashMap<>();
        given.put("quarter", quarter);
        given.put("subsidiary", subsidiary.equals(Rating.GROUP) ? null : subsidiary);
        given.put("item", item);
        return given;
    }
}
