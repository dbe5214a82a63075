package cn.baoxiu.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Some {@link TimerNode}s on one database. */
final class Nodes implements AutoCloseable {

    private final List<Process> processes = new ArrayList<>();
    private final List<PrintStream> inputs = new ArrayList<>();

    private Nodes() {}

    /** Waits until all are ready. */
    static Nodes start(int number, String url, Instant now) throws IOException {
        Nodes nodes = new Nodes();
        for (int i = 0; i < number; i++) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-Xmx1g",
                            "-Duser.timezone=Asia/Shanghai",
                            "-Dlogback.configurationFile=bench/logback.xml",
                            "-cp",
                            System.getProperty("java.class.path"),
                            TimerNode.class.getName(),
                            url,
                            now.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            nodes.processes.add(process);
            nodes.inputs.add(new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8));
            BufferedReader output =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            for (String line = output.readLine(); !"ready".equals(line); line = output.readLine()) {
                if (line == null) {
                    throw new IOException("a node ended before it was ready");
                }
            }
        }
        return nodes;
    }

    void moveTo(Instant now) {
        inputs.forEach(input -> input.println(now));
    }

    @Override
    public void close() {
        inputs.forEach(PrintStream::close);
        for (Process process : processes) {
            try {
                if (!process.waitFor(30, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
