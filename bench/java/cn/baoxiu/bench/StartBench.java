package cn.baoxiu.bench;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.springframework.test.util.TestSocketUtils;
import org.springframework.util.FileSystemUtils;

/**
 * Seconds from the start of the packaged program, on an empty H2 in a file, until it answers as ready; beside a
 * Camunda web application as its starters make it.
 */
final class StartBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private record Program(String name, Path jar, String readyPath) {}

    private StartBench() {}

    static void run() throws IOException, InterruptedException {
        List<Program> programs = List.of(
                new Program("baoxiu", packaged(Path.of("target")), "/actuator/health/readiness"),
                new Program(
                        "bare starter", Path.of("bench/bare-starter/target/bare-starter.jar"), "/camunda/app/welcome/default/"));
        double[][] seconds = new double[programs.size()][ROUNDS];
        double[][] cpu = new double[programs.size()][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < programs.size(); i++) {
                int p = (i + round) % programs.size();
                double[] figures = start(programs.get(p));
                seconds[p][round] = figures[0];
                cpu[p][round] = figures[1];
            }
        }
        System.out.printf(Locale.ROOT, "%nStart on an empty H2 file until ready, %d rounds, median s (all)%n", ROUNDS);
        for (int p = 0; p < programs.size(); p++) {
            System.out.printf(
                    Locale.ROOT,
                    "  %-12s %5.1f s %s, processor time %.1f s%n",
                    programs.get(p).name(),
                    Figures.median(seconds[p]),
                    Figures.all(seconds[p]),
                    Figures.median(cpu[p]));
        }
        System.out.printf(
                Locale.ROOT, "  ratio %.2f%n", Figures.median(seconds[0]) / Figures.median(seconds[1]));
    }

    private static Path packaged(Path target) throws IOException {
        try (var jars = Files.list(target)) {
            return jars.filter(jar -> jar.getFileName().toString().matches("baoxiu-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("the program is not packaged"));
        }
    }

    /** @return seconds until ready, and seconds of processor time until then */
    private static double[] start(Program program) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("bench-start");
        int port = TestSocketUtils.findAvailableTcpPort();
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-jar",
                program.jar().toAbsolutePath().toString(),
                "--server.port=" + port));
        if (!program.name().equals("baoxiu")) {
            command.add("--spring.datasource.url=jdbc:h2:file:./data/bare");
        }
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(new File(home.toFile(), "out.log"))
                .start();
        try {
            await(process, port, program.readyPath(), home);
            double seconds = (System.nanoTime() - start) / 1e9;
            double cpu = process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
            return new double[] {seconds, cpu};
        } finally {
            process.destroy();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            FileSystemUtils.deleteRecursively(home);
        }
    }

    private static void await(Process process, int port, String path, Path home)
            throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .build();
        long limit = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < limit && process.isAlive()) {
            try {
                if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // nobody listens yet
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("not ready: " + Files.readString(home.resolve("out.log")));
    }
}
