package cn.baoxiu.bench;

import java.util.List;

/** Entry of {@code bench/run}. */
public final class Bench {

    private Bench() {}

    /** @param args which measurements: start, engine, pages, deadlines, timers, kpis, scores, jobs; all but the last three without one */
    public static void main(String[] args) {
        System.setProperty("user.timezone", "Asia/Shanghai");
        try {
            run(args);
        } catch (Exception | Error e) {
            // threads of what is measured may go on: without this the program would not end
            e.printStackTrace();
            System.exit(1);
        }
        System.exit(0);
    }

    private static void run(String... args) throws Exception {
        List<String> wanted = args.length == 0 ? List.of("start", "engine", "pages", "deadlines", "timers") : List.of(args);
        for (String name : wanted) {
            switch (name) {
                case "engine" -> EngineBench.run();
                case "start" -> StartBench.run();
                case "jobs" -> JobsBench.run();
                case "deadlines" -> DeadlinesBench.run();
                case "timers" -> TimersBench.run();
                case "pages" -> PagesBench.run();
                case "kpis" -> KpisBench.run();
                case "scores" -> ScoresBench.run();
                default -> throw new IllegalArgumentException("no measurement " + name);
            }
        }
    }
}
