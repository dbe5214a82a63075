package cn.baoxiu.notification.outbox;

import cn.baoxiu.notification.Deliveries;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StoredDeliveries implements Deliveries {

    private final JdbcClient jdbc;

    StoredDeliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean areUnderWay(String caseNumber, String noticeKey) {
        return jdbc.sql("select count(*) from notification_outbox"
                                + " where case_number = ? and notice_key = ? and state not in ('DEAD', 'UNUSED')")
                        .params(caseNumber, noticeKey)
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
