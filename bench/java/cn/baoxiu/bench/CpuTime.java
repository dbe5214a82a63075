package cn.baoxiu.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Processor time, which says what work costs even where other programs take the machine's time. The database's is
 * read from Linux' process table; elsewhere it is not known.
 */
final class CpuTime {

    private static final double TICKS_PER_SECOND = 100;

    private CpuTime() {}

    /** Of this Java program, in ms. */
    static double java() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return system.getProcessCpuTime() / 1e6;
    }

    /** Of the PostgreSQL processes that this program has started, in ms. */
    static double postgres() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
                .filter(CpuTime::isOurs)
                .mapToDouble(process -> ticks(process.pid()) * 1000 / TICKS_PER_SECOND)
                .sum();
    }

    private static boolean isOurs(ProcessHandle process) {
        // the server detaches itself from this program; it was started after it
        Optional<Instant> started = process.info().startInstant();
        Instant we = ProcessHandle.current().info().startInstant().orElseThrow();
        return started.isPresent() && started.get().isAfter(we.minus(Duration.ofSeconds(1)));
    }

    private static long ticks(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            // its own, and that of its children that have ended: connections come and go
            long ticks = 0;
            for (int i = 11; i <= 14; i++) {
                ticks += Long.parseLong(fields[i]);
            }
            return ticks;
        } catch (IOException e) {
            return 0;
        }
    }
}
