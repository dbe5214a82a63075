package cn.baoxiu.notification.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.testing.Databases;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Processes that are killed while they send messages, on a database and to a gateway that outlive them. */
class CrashTest {

    private static final Instant START = Instant.parse("2026-03-10T02:00:00Z");
    private static final Duration LEASE = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    private final Gateway gateway = new Gateway();
    private final List<Process> started = new ArrayList<>();
    private String url = "";
    private String user = "postgres";
    private String password = "postgres";

    @AfterEach
    void close() {
        started.forEach(Process::destroyForcibly);
        gateway.close();
    }

    @Test
    void onPostgresNothingIsLostAndOnlyWhatWasInFlightIsRepeated() throws Exception {
        url = Databases.newPostgresDatabase();
        nothingIsLostAndOnlyWhatWasInFlightIsRepeated();
    }

    @Test
    void onAnH2FileNothingIsLostAndOnlyWhatWasInFlightIsRepeated() throws Exception {
        url = shippedUrl().replace("./data/", folder + "/");
        assertThat(url).startsWith("jdbc:h2:file:" + folder);
        user = "baoxiu";
        password = "";
        nothingIsLostAndOnlyWhatWasInFlightIsRepeated();
    }

    private void nothingIsLostAndOnlyWhatWasInFlightIsRepeated() throws Exception {
        createTables();
        assertThat(run(START, "dieAfterCommit")).isEqualTo(CrashingNode.DEAD);
        assertThat(gateway.requests()).isEmpty();
        assertThat(states()).containsExactly("WAITING", "WAITING", "WAITING", "WAITING", "WAITING");

        assertThat(run(START, "dieAfterSending", "2")).isEqualTo(CrashingNode.DEAD);
        assertThat(keysSent()).hasSize(2);
        assertThat(states()).containsExactly("SENT", "SENDING", "WAITING", "WAITING", "WAITING");

        // this one is killed from outside, while the gateway has the message and has not said so
        gateway.stall(1);
        Process killed = start(START, "deliver");
        gateway.await(3);
        killed.destroyForcibly().waitFor();
        assertThat(states()).containsExactly("SENT", "SENDING", "SENDING", "WAITING", "WAITING");

        assertThat(run(START.plus(LEASE), "deliver")).isZero();
        assertThat(states()).containsOnly("SENT").hasSize(CrashingNode.MESSAGES);
        List<String> keys = column("select idempotency_key from notification_outbox order by id");
        List<String> expected = new ArrayList<>(keys);
        expected.add(keys.get(1));
        expected.add(keys.get(2));
        assertThat(keysSent())
                .as("those two that were in flight came twice, with their key")
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(keys).doesNotHaveDuplicates();
    }

    private List<String> keysSent() {
        return gateway.requests().stream()
                .map(request -> request.header("Idempotency-Key"))
                .toList();
    }

    private Process start(Instant at, String... orders) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=Asia/Shanghai",
                "-cp",
                System.getProperty("java.class.path"),
                CrashingNode.class.getName(),
                url,
                user,
                password,
                gateway.origin() + "/send",
                at.toString()));
        Collections.addAll(command, orders);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log()))
                .start();
        started.add(process);
        return process;
    }

    private File log() {
        return folder.resolve("nodes.log").toFile();
    }

    private int run(Instant at, String... orders) throws IOException, InterruptedException {
        Process process = start(at, orders);
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        int code = process.exitValue();
        assertThat(code).as(Files.readString(log().toPath())).isIn(0, CrashingNode.DEAD);
        return code;
    }

    /** H2 keeps commits back for half a second, if it is not told otherwise. */
    private static String shippedUrl() {
        YamlPropertiesFactoryBean settings = new YamlPropertiesFactoryBean();
        settings.setResources(new ClassPathResource("application.yaml"));
        return settings.getObject().getProperty("spring.datasource.url");
    }

    /** Those of this room; it needs no other. */
    private void createTables() throws IOException, SQLException {
        Resource[] scripts =
                new PathMatchingResourcePatternResolver().getResources("classpath:db/migration/V*__notification_*.sql");
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            new ResourceDatabasePopulator(scripts).populate(connection);
        }
    }

    private List<String> states() throws SQLException {
        return column("select state from notification_outbox order by id");
    }

    private List<String> column(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
