package cn.baoxiu.demo;

import java.time.LocalDate;

/** A sold home of the demo group with its owner. */
record DemoHome(
        String code, String subsidiary, String project, LocalDate handoverDate, String ownerName, String ownerPhone) {}
