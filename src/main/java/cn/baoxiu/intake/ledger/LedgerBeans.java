package cn.baoxiu.intake.ledger;

import cn.baoxiu.intake.ImportedReports;
import cn.baoxiu.repair.LegacyCases;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the run together, which tests do with cases of their own. */
@Configuration(proxyBeanMethods = false)
class LedgerBeans {

    @Bean
    LedgerRun ledgerRun(
            LedgerStaging staging,
            LedgerWords words,
            RowReading reading,
            LegacyCases cases,
            ImportedReports reports,
            JdbcClient jdbc,
            Clock clock,
            PlatformTransactionManager transactions,
            @Value("${baoxiu.ledger.batch-rows}") int batchRows) {
        RowTaking taking = new RowTaking(cases, reports, jdbc, clock);
        return new LedgerRun(
                staging,
                words,
                new RowJudge(staging, reading, taking),
                new TransactionTemplate(transactions),
                batchRows);
    }
}
