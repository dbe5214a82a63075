package cn.baoxiu.bench;

import org.springframework.jdbc.core.simple.JdbcClient;

/** One of the two programs that are compared: brings repair cases from report to closed. */
interface Side {

    String name();

    /** Drives one case to its end; may be called by several threads at once. */
    void runCase(int number);

    /** Does what the cases closed so far leave to the background. */
    void workBehind();

    /** A connection to this side's database, for counting. */
    JdbcClient jdbc();
}
