package cn.baoxiu.contractor;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baoxiu.testing.Databases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(initializers = Databases.Postgres.class)
class RatingOnPostgresTest extends RatingContract {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update contractor_rating set total = 100",
                "delete from contractor_rating_item",
                "update contractor_rating_fact set good = 1",
                "truncate contractor_rating_quarter cascade"
            })
    void whoeverHoldsAConnectionCannotChangeWhatIsFrozen(String sql) {
        assertThatThrownBy(() -> jdbc.sql(sql).update()).hasMessageContaining("a frozen rating is never changed");
    }
}
