package cn.baoxiu.estate;

import java.util.List;
import java.util.Optional;

/** Homes and common areas. */
public interface Locations {

    Optional<Location> find(String code);

    /**
     * Homes and areas whose code or display name contains every word of the text, best first.
     *
     * @param subsidiaries only of these
     * @param limit at most so many
     */
    List<Location> search(String text, java.util.Collection<String> subsidiaries, int limit);
}
