package cn.baoxiu.scorecard.board;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The dashboards. Labels: {@code board.<NAME>}, with {@code board.<NAME>.hint}. */
public enum BoardName {
    OVERVIEW,
    RANKING,
    SUBSIDIARY,
    DEFECTS,
    HELD,
    PROMISES,
    SATISFACTION,
    TREND;

    /** As it stands in addresses. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<BoardName> of(String path) {
        return Arrays.stream(values()).filter(name -> name.path().equals(path)).findFirst();
    }
}
