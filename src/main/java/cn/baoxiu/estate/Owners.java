package cn.baoxiu.estate;

import java.time.LocalDate;
import java.util.Optional;

/** Who owns a home when; a home may change owner. */
public interface Owners {

    Optional<OwnerContact> of(String homeCode, LocalDate on);

    /**
     * Records that a home has a new owner; the one before stays in the history until the day before.
     *
     * @param phone as written; stored as digits (Chinese numbers without 86)
     * @throws java.util.NoSuchElementException if there is no such home
     * @throws OwnerRefused if name, phone or date cannot be right
     */
    OwnerContact change(String homeCode, String name, String phone, LocalDate since);
}
