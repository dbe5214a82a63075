package cn.baoxiu.engine.models;

import cn.baoxiu.engine.guard.EngineCommands;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cmd.GetDeploymentResourceCmd;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is deployed. Read from the engine's tables by SQL, because its services know no query for forms and would ask
 * for one deployment after the other.
 */
@Component
class ModelCatalog {

    private static final String SELECT =
            """
            select d.ID_, d.KEY_, %s as NAME_, d.VERSION_, %s as VERSION_TAG_, d.RESOURCE_NAME_, d.DEPLOYMENT_ID_,
                   p.SOURCE_, p.DEPLOY_TIME_, l.USER_ID_
              from %s d
              join ACT_RE_DEPLOYMENT p on p.ID_ = d.DEPLOYMENT_ID_
              left join ACT_HI_OP_LOG l on l.DEPLOYMENT_ID_ = d.DEPLOYMENT_ID_ and l.ENTITY_TYPE_ = 'Deployment'
                   and l.OPERATION_TYPE_ = 'Create' and l.PROPERTY_ = 'duplicateFilterEnabled'
             where %s
             order by d.KEY_, d.VERSION_ desc
            """;

    private final JdbcClient jdbc;
    private final EngineCommands commands;

    ModelCatalog(JdbcClient jdbc, EngineCommands commands) {
        this.jdbc = jdbc;
        this.commands = commands;
    }

    /** All versions of one model, latest first. */
    List<DeployedModel> versions(ModelKind kind, String key) {
        return jdbc.sql(select(kind, "d.KEY_ = :key"))
                .param("key", key)
                .query((row, n) -> read(kind, row))
                .list();
    }

    Optional<DeployedModel> latest(ModelKind kind, String key) {
        return versions(kind, key).stream().findFirst();
    }

    /** Every version of every model of a kind, latest first within a key. */
    List<DeployedModel> all(ModelKind kind) {
        return jdbc.sql(select(kind, "1 = 1"))
                .query((row, n) -> read(kind, row))
                .list();
    }

    byte[] content(DeployedModel model) {
        try (InputStream in =
                commands.runFreely(new GetDeploymentResourceCmd(model.deploymentId(), model.resourceName()))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(model.resourceName() + " cannot be read", e);
        }
    }

    private static String select(ModelKind kind, String condition) {
        boolean form = kind == ModelKind.FORM;
        return SELECT.formatted(
                form ? "cast(null as varchar(255))" : "d.NAME_",
                form ? "cast(null as varchar(64))" : "d.VERSION_TAG_",
                kind.table(),
                condition);
    }

    private static DeployedModel read(ModelKind kind, ResultSet row) throws SQLException {
        return new DeployedModel(
                kind,
                row.getString("ID_"),
                row.getString("KEY_"),
                row.getString("NAME_"),
                row.getInt("VERSION_"),
                row.getString("VERSION_TAG_"),
                row.getString("RESOURCE_NAME_"),
                row.getString("DEPLOYMENT_ID_"),
                row.getString("SOURCE_"),
                row.getTimestamp("DEPLOY_TIME_").toInstant(),
                row.getString("USER_ID_"));
    }
}
