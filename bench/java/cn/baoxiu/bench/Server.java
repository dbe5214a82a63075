package cn.baoxiu.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** One PostgreSQL with fsync on and everything at its default, except that it counts statements. */
final class Server implements AutoCloseable {

    private final EmbeddedPostgres postgres;

    private Server(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static Server start() throws IOException {
        return new Server(EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "200")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setServerConfig("pg_stat_statements.max", "10000")
                .setServerConfig("pg_stat_statements.track_planning", "on")
                .start());
    }

    /** @return URL of a new database; user and password are {@code postgres} */
    String create(String database) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + database);
        }
        String url = url(database);
        jdbc(url).sql("create extension pg_stat_statements").update();
        return url;
    }

    /** @return URL of a copy of a database that nobody is connected to */
    String copy(String from, String to) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + from + "'");
            statement.execute("create database " + to + " template " + from);
        }
        return url(to);
    }

    /** With the driver's settings of the property {@code bench.driver}, for example {@code prepareThreshold=1}. */
    String url(String database) {
        String url = postgres.getJdbcUrl("postgres", database);
        String settings = System.getProperty("bench.driver", "");
        return settings.isEmpty() ? url : url + (url.contains("?") ? "&" : "?") + settings;
    }

    static JdbcClient jdbc(String url) {
        var dataSource = new SingleConnectionDataSource(url, "postgres", "postgres", true);
        dataSource.setAutoCommit(true);
        return JdbcClient.create(dataSource);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
