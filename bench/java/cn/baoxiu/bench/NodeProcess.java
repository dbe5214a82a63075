package cn.baoxiu.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** A {@link TimersNode} that this program has started. */
final class NodeProcess implements AutoCloseable {

    /** Begins the lines that are answers and no log. */
    static final String ANSWER = "node: ";

    private final Process process;
    private final PrintStream orders;
    private final BufferedReader answers;

    private NodeProcess(Process process) {
        this.process = process;
        this.orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static NodeProcess start(String kind, String url, String name) throws IOException {
        NodeProcess node = new NodeProcess(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-Duser.timezone=Asia/Shanghai",
                        "-Dlogback.configurationFile=bench/logback.xml",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TimersNode.class.getName(),
                        kind,
                        url,
                        name)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
        node.awaitAnswer();
        return node;
    }

    /** Its clock shows that moment from now on and runs; what is due is worked off. */
    void workFrom(Instant moment) throws IOException {
        orders.println("go " + moment);
        awaitAnswer();
    }

    void rest() throws IOException {
        orders.println("stop");
        awaitAnswer();
    }

    private void awaitAnswer() throws IOException {
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.startsWith(ANSWER)) {
                return;
            }
            System.out.println(line);
        }
        throw new IOException("a node has ended");
    }

    @Override
    public void close() {
        orders.close();
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
