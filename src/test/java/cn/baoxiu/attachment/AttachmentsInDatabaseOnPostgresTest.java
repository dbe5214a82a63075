package cn.baoxiu.attachment;

import cn.baoxiu.attachment.store.Stores;
import cn.baoxiu.testing.Databases;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class AttachmentsInDatabaseOnPostgresTest extends AttachmentsContract {

    @Override
    DataSource dataSource() {
        return new DriverManagerDataSource(Databases.newPostgresDatabase(), "postgres", "postgres");
    }

    @Override
    AttachmentStore store(JdbcClient jdbc) {
        return Stores.inDatabase(jdbc);
    }
}
