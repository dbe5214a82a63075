package cn.baoxiu.contractor.rating;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The figures by which a quarter is rated.
 *
 * @param from first day on which they are in force
 * @param lines one for each item that weighs something
 */
public record RatingScale(LocalDate from, Map<RatingItem, Line> lines, List<Grade> grades) {

    public RatingScale {
        lines = Map.copyOf(lines);
        grades = grades.stream()
                .sorted(Comparator.comparing(Grade::atLeast).reversed())
                .toList();
    }

    /**
     * @param floorAt value that gives nothing
     * @param targetAt value that gives all; below the floor where less is better
     * @param few with a smaller sample people are warned
     */
    public record Line(BigDecimal weight, BigDecimal floorAt, BigDecimal targetAt, int few) {}

    public record Grade(String grade, BigDecimal atLeast) {}
}
