package cn.baoxiu.scorecard.web;

import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.UserDirectory;
import cn.baoxiu.scorecard.inside.InsideLine;
import cn.baoxiu.scorecard.inside.InsideScope;
import cn.baoxiu.scorecard.inside.InsideScore;
import cn.baoxiu.scorecard.inside.InsideSheet;
import cn.baoxiu.scorecard.kpi.KpiCases;
import cn.baoxiu.scorecard.rule.Standing;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Words of the pages about inside scores, rewards and penalties. */
@Component
public class InsideText {

    private final KpiText kpis;
    private final CurrentUser people;
    private final UserDirectory users;

    InsideText(KpiText kpis, CurrentUser people, UserDirectory users) {
        this.kpis = kpis;
        this.people = people;
        this.users = users;
    }

    public String text(String key, Object... args) {
        return kpis.text(key, args);
    }

    public String plain(@Nullable BigDecimal number) {
        return number == null ? "–" : kpis.plain(number);
    }

    /** Points always with their two decimals. */
    public String points(@Nullable BigDecimal points) {
        return points == null ? "–" : points.toPlainString();
    }

    public String signed(@Nullable BigDecimal points) {
        return points == null ? "–" : (points.signum() > 0 ? "+" : "") + points.toPlainString();
    }

    public String value(InsideLine line) {
        return value(line, line.value());
    }

    private String value(InsideLine line, @Nullable BigDecimal value) {
        return value == null ? "–" : text("kpiUnit." + line.item().unit(), kpis.plain(value));
    }

    public String fraction(BigDecimal numerator, BigDecimal denominator) {
        return kpis.plain(numerator) + " / " + kpis.plain(denominator);
    }

    public String range(InsideLine line) {
        return kpis.plain(line.floor()) + " → " + value(line, line.target());
    }

    public String standing(InsideScore score, InsideLine line) {
        if (line.isWithoutFacts()) {
            return text("inside.withoutFacts");
        }
        if (score.isWhole()
                && line.standing() == Standing.NO_FACTS
                && line.item().isOfPeople()) {
            return text("inside.ofPeople");
        }
        String standing = text("scoreStanding." + line.standing());
        return line.standing() == Standing.POOLED
                ? standing + " · " + text("scorecard.months", line.months())
                : standing;
    }

    /** The score, or why there is none. */
    public String total(InsideScore score) {
        if (score.isWithoutFacts()) {
            return text("inside.withoutFacts");
        }
        return score.total() == null ? text("scorecard.noScore") : points(score.total());
    }

    /**
     * Department, post as a whole, or post and person.
     *
     * @param names by user id, as {@link #names} gives them
     */
    public String name(InsideScore score, Map<String, String> names) {
        String scope = text("insideScope." + score.scope());
        return score.scope().isDepartment() ? scope : scope + " · " + who(score, names);
    }

    /** The person, or that it is the post as a whole; empty for a department. */
    public String who(InsideScore score, Map<String, String> names) {
        if (score.scope().isDepartment()) {
            return "";
        }
        return score.isWhole() ? text("inside.wholePost") : names.getOrDefault(score.person(), score.person());
    }

    /** Display names of everybody on a sheet, by user id. */
    public Map<String, String> names(InsideSheet sheet) {
        return users.names(sheet.people());
    }

    public Map<String, String> names(Set<String> ids) {
        return users.names(ids);
    }

    public String person(@Nullable String id) {
        return id == null ? "" : people.displayNameOf(id);
    }

    public String moment(@Nullable Instant at) {
        return at == null ? "" : kpis.moment(at);
    }

    public List<InsideScope> posts() {
        return InsideScope.posts();
    }

    public List<KpiCases.Shown> shown(InsideLine line) {
        return KpiCases.Shown.ofLine(line.item().unit());
    }

    public String colour(Object state) {
        return switch (state.toString()) {
            case "CONFIRMED" -> "green";
            case "REFUSED" -> "red";
            case "WITHDRAWN", "LAPSED" -> "secondary";
            default -> "yellow";
        };
    }
}
