package cn.baoxiu.contractor.retention;

import cn.baoxiu.testing.Databases;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(initializers = Databases.H2.class)
class RetentionLedgerOnH2Test extends RetentionLedgerContract {

    @Override
    int threads() {
        return 3;
    }

    @Override
    int rounds() {
        return 30;
    }
}
