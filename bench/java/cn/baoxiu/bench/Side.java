package cn.baoxiu.bench;

import org.springframework.jdbc.core.simple.JdbcClient;

/** One of the two programs that are compared: brings repair cases from report to closed. */
interface Side {

    String name();

    /** Drives one case to its end; may be called by several threads at once. */
    void runCase(int number);

    /** Does what closed cases leave to the background, so that each round pays for its own cases. */
    void endRound();

    /** A connection to this side's database, for counting. */
    JdbcClient jdbc();
}
