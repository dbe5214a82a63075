package cn.baoxiu.scorecard;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baoxiu.scorecard.card.Card;
import cn.baoxiu.testing.Databases;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(initializers = Databases.Postgres.class)
class CardCycleOnPostgresTest extends CardCycleContract {

    @Test
    void whoeverHoldsAConnectionCannotChangeWhatWasFrozen() {
        Card card = frozen();
        for (String sql : List.of(
                "update scorecard_frozen_fact set hits = 1 where month_start = date '" + card.month() + "-01'",
                "delete from scorecard_frozen_fact where month_start = date '" + card.month() + "-01'",
                "truncate scorecard_frozen_fact",
                "delete from scorecard_card_log",
                "update scorecard_adjusted_fact set hits_now = 0",
                "delete from scorecard_card_pdf_piece")) {
            assertThatThrownBy(() -> jdbc.sql(sql).update()).as(sql).hasMessageContaining("only added to");
        }
    }
}
