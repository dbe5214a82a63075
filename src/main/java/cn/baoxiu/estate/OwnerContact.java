package cn.baoxiu.estate;

import java.time.LocalDate;

/** The owner of a home at a date. Personal data: stays in {@code estate} and {@code intake}. */
public record OwnerContact(long ownershipId, String homeCode, String name, String phone, LocalDate since) {}
