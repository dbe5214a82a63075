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
 * Seconds from the start of the program, on an empty H2 in a file, until it answers as ready; beside a Camunda web
 * application as its starters make it. Both as one jar and as {@code tools/dist} installs the program, with an archive
 * of its classes, so that neither the work of the program nor that of its packaging hides the other.
 */
final class StartBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String READY = "/actuator/health/readiness";
    private static final String WELCOME = "/camunda/app/welcome/default/";
    private static final String EMPTY_DATABASE = "--spring.datasource.url=jdbc:h2:file:./data/bare";

    private record Program(String name, List<String> command, String readyPath) {}

    private StartBench() {}

    static void run() throws IOException, InterruptedException {
        Path jar = packaged(Path.of("target"));
        Path bareJar = Path.of("bench/bare-starter/target/bare-starter.jar");
        List<Program> programs = List.of(
                new Program("baoxiu, installed", List.of(absolute(Path.of("target/dist/baoxiu"))), READY),
                new Program("bare starter", List.of(java(), "-jar", absolute(bareJar), EMPTY_DATABASE), WELCOME),
                new Program("baoxiu, jar", List.of(java(), "-jar", absolute(jar)), READY),
                new Program("bare, installed", bareInstalled(Path.of("target/bare-dist"), bareJar), WELCOME));
        double[][] seconds = new double[programs.size()][ROUNDS];
        double[][] cpu = new double[programs.size()][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < programs.size(); i++) {
                int p = (i + round) % programs.size();
                double[] figures = start(programs.get(p).command(), programs.get(p).readyPath());
                seconds[p][round] = figures[0];
                cpu[p][round] = figures[1];
            }
        }
        System.out.printf(Locale.ROOT, "%nStart on an empty H2 file until ready, %d rounds, median s (all)%n", ROUNDS);
        for (int p = 0; p < programs.size(); p++) {
            System.out.printf(
                    Locale.ROOT,
                    "  %-17s %5.1f s %s, processor time %.1f s%n",
                    programs.get(p).name(),
                    Figures.median(seconds[p]),
                    Figures.all(seconds[p]),
                    Figures.median(cpu[p]));
        }
        ratio("as it is installed / bare starter", seconds[0], seconds[1]);
        ratio("both as a jar", seconds[2], seconds[1]);
        ratio("both installed with an archive of classes", seconds[0], seconds[3]);
    }

    private static void ratio(String name, double[] program, double[] bare) {
        System.out.printf(Locale.ROOT, "  ratio %.2f %s%n", Figures.median(program) / Figures.median(bare), name);
    }

    private static String java() {
        return ProcessHandle.current().info().command().orElse("java");
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().toString();
    }

    private static Path packaged(Path target) throws IOException {
        try (var jars = Files.list(target)) {
            return jars.filter(jar -> jar.getFileName().toString().matches("baoxiu-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("the program is not packaged"));
        }
    }

    /** The bare starter treated as {@code tools/dist} treats the program. */
    private static List<String> bareInstalled(Path folder, Path jar) throws IOException, InterruptedException {
        FileSystemUtils.deleteRecursively(folder);
        finish(List.of(java(), "-Djarmode=tools", "-jar", absolute(jar), "extract", "--destination", absolute(folder)));
        String unpacked = absolute(folder.resolve(jar.getFileName()));
        String archive = absolute(folder.resolve("bare.jsa"));
        finish(List.of(
                java(),
                "-XX:ArchiveClassesAtExit=" + archive,
                "-Dspring.context.exit=onRefresh",
                "-jar",
                unpacked,
                "--spring.datasource.url=jdbc:h2:mem:prepare"));
        return List.of(java(), "-XX:SharedArchiveFile=" + archive, "-jar", unpacked, EMPTY_DATABASE);
    }

    private static void finish(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("failed: " + String.join(" ", command));
        }
    }

    /** @return seconds until ready, and seconds of processor time until then */
    private static double[] start(List<String> program, String readyPath) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("bench-start");
        int port = TestSocketUtils.findAvailableTcpPort();
        List<String> command = new ArrayList<>(program);
        command.add("--server.port=" + port);
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(new File(home.toFile(), "out.log"))
                .start();
        try {
            await(process, port, readyPath, home);
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
