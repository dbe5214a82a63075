package cn.baoxiu.estate;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long a warranty runs: a number of months, or of seasons. Pure computation by rules R5. */
record WarrantyTerm(@Nullable Integer months, @Nullable Integer seasons) {

    /**
     * Last day of a term that starts on the date.
     *
     * <p>Months end on the same day number, or on the month's last day if there is none. Where seasons of several
     * kinds are given (the kind of the part is not known), the latest end counts.
     *
     * @param ofCity seasons to count by
     * @return empty if the term counts seasons and the city has none
     */
    Optional<LocalDate> endFrom(LocalDate start, Collection<Season> ofCity) {
        Integer byMonths = months;
        if (byMonths != null) {
            return Optional.of(start.plusMonths(byMonths));
        }
        Integer bySeasons = seasons;
        if (bySeasons == null) {
            return Optional.empty();
        }
        return ofCity.stream().map(season -> season.endOfNth(bySeasons, start)).max(Comparator.naturalOrder());
    }
}
