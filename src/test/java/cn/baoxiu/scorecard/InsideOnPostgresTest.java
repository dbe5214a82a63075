package cn.baoxiu.scorecard;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baoxiu.testing.Databases;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(initializers = Databases.Postgres.class)
class InsideOnPostgresTest extends InsideContract {

    @Test
    @Order(90)
    void whatIsFrozenAndTheTrailAreOnlyAddedTo() {
        for (String table : new String[] {"scorecard_frozen_inside_fact", "scorecard_reward_log"}) {
            assertThatThrownBy(() -> jdbc.sql("delete from " + table).update())
                    .rootCause()
                    .hasMessageContaining("only added to");
        }
    }
}
