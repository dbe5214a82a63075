package cn.baoxiu.estate;

import java.time.LocalDate;

/** Heating seasons by city, from a table. */
public interface Seasons {

    /** True if heating runs in the city on that day, first and last day included; false for a city without a season. */
    boolean heatingOn(String city, LocalDate on);
}
