package cn.baoxiu.contractor.retention;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baoxiu.testing.Databases;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(initializers = Databases.Postgres.class)
class ReversalOnPostgresTest extends ReversalContract {

    @Test
    void whoeverHoldsAConnectionCannotRewriteWhoApproved() {
        String no = contract();
        request(CLERK, no, deducted(no, 1, "10"), "10");
        approve(no, SERVICE);
        String of = " where reversal_id = " + newest(no).id();
        for (String sql : List.of(
                "update contractor_reversal_answer set answered_by = 'x'" + of,
                "delete from contractor_reversal_answer" + of,
                "update contractor_reversal_approver set group_code = 'x'" + of,
                "delete from contractor_reversal_approver" + of)) {
            assertThatThrownBy(() -> jdbc.sql(sql).update()).as(sql).hasMessageContaining("only added to");
        }
    }
}
