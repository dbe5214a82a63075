package cn.baoxiu.attachment;

import cn.baoxiu.attachment.store.Stores;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.jdbc.core.simple.JdbcClient;

class AttachmentsInS3OnH2Test extends AttachmentsContract {

    @Override
    DataSource dataSource() {
        return JdbcConnectionPool.create(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1", "baoxiu", "");
    }

    @Override
    AttachmentStore store(JdbcClient jdbc) {
        return Stores.inS3();
    }
}
