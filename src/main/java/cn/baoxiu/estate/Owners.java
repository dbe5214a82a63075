package cn.baoxiu.estate;

import java.time.LocalDate;
import java.util.Optional;

/** Who owns a home when; a home may change owner. */
public interface Owners {

    Optional<OwnerContact> of(String homeCode, LocalDate on);
}
