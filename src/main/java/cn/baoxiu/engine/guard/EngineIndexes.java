package cn.baoxiu.engine.guard;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index that the engine's tables lack: it looks for sub-tasks of each task that ends. With some thousand open tasks that
 * took a tenth of the database's time of a case.
 */
final class EngineIndexes {

    private static final Logger LOG = LoggerFactory.getLogger(EngineIndexes.class);

    private static final String TABLE = "ACT_RU_TASK";
    private static final String NAME = "BAOXIU_IDX_TASK_PARENT";

    private EngineIndexes() {}

    /**
     * Looks first: making an index waits for everybody who writes tasks, also if it turns out to be there. Without it everything
     * works, only more slowly, so a database that refuses it stops no start.
     */
    static void addMissing(DataSource database) {
        try (Connection connection = database.getConnection()) {
            if (!isThere(connection)) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("create index if not exists " + NAME + " on " + TABLE + " (PARENT_TASK_ID_)");
                }
            }
        } catch (SQLException e) {
            LOG.warn("index {} could not be made, or another node made it at the same moment", NAME, e);
        }
    }

    private static boolean isThere(Connection connection) throws SQLException {
        DatabaseMetaData facts = connection.getMetaData();
        String table = facts.storesLowerCaseIdentifiers() ? TABLE.toLowerCase(Locale.ROOT) : TABLE;
        try (ResultSet index = facts.getIndexInfo(null, connection.getSchema(), table, false, true)) {
            while (index.next()) {
                if (NAME.equalsIgnoreCase(index.getString("INDEX_NAME"))) {
                    return true;
                }
            }
        }
        return false;
    }
}
