package cn.baoxiu.testing;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/** The two databases everything is tested on. A database that cannot be started fails the test. */
public final class Databases {

    /** Spring Boot closes there what is still open when Java ends. */
    private static final String END_OF_JAVA = "SpringApplicationShutdownHook";

    private Databases() {}

    /** A fresh H2 in memory, with the settings of application.yaml. */
    public static class H2 implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(
                            "spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID()
                                    + ";DEFAULT_NULL_ORDERING=HIGH;LOCK_TIMEOUT=10000;DB_CLOSE_DELAY=-1",
                            "spring.datasource.username=baoxiu",
                            "spring.datasource.password=")
                    .applyTo(context);
        }
    }

    /** A fresh database in one embedded PostgreSQL server per test run. */
    public static class Postgres implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(
                            "spring.datasource.url=" + newPostgresDatabase(),
                            // as application-postgres.yaml has it; counts of inserted rows are unknown then
                            "spring.datasource.hikari.data-source-properties.reWriteBatchedInserts=true",
                            "spring.datasource.username=postgres",
                            "spring.datasource.password=postgres")
                    .applyTo(context);
            // When the tests are over the server goes first: what ends with a program must not wait for it.
            context.addApplicationListener(event -> {
                if (event instanceof ContextClosedEvent
                        && Thread.currentThread().getName().equals(END_OF_JAVA)) {
                    context.getBeanFactory()
                            .getBeanProvider(HikariDataSource.class)
                            .forEach(HikariDataSource::close);
                }
            });
        }
    }

    /** @return JDBC URL of a new empty database; user and password are {@code postgres} */
    public static String newPostgresDatabase() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = Server.INSTANCE.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("the embedded PostgreSQL gives no database", e);
        }
        return Server.INSTANCE.getJdbcUrl("postgres", name);
    }

    private static final class Server {
        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "600")
                        // The machine is not switched off under a test, and what a killed program wrote is kept all
                        // the same.
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException("the embedded PostgreSQL does not start", e);
            }
        }
    }
}
