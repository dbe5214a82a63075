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
                "update scorecard_freeze set frozen_by = 'x'",
                "update scorecard_frozen_visit set points = 100",
                "delete from scorecard_adjustment",
                "update scorecard_override set change_to = 'EXCLUDE'",
                "truncate scorecard_override",
                "delete from scorecard_card_pdf_piece")) {
            assertThatThrownBy(() -> jdbc.sql(sql).update()).as(sql).hasMessageContaining("only added to");
        }
    }

    @Test
    void norWhatAPublishedCardSays() {
        Card card = draft();
        review(card, HEAD, "NO_OBJECTION");
        confirm(card, GROUP);
        jdbc.sql("update scorecard_card_item set points = points where card_id = ?")
                .param(card.id())
                .update();
        now(day(card.month(), 10));
        run(EAST, card.month());
        String of = " where card_id = " + card.id();
        for (String sql : List.of(
                "update scorecard_card set total = 100 where id = " + card.id(),
                "update scorecard_card set state = 'DRAFT' where id = " + card.id(),
                "delete from scorecard_card where id = " + card.id(),
                "update scorecard_card_item set points = 15" + of,
                "delete from scorecard_card_item" + of,
                "insert into scorecard_card_item select card_id, 'REWORK', 9, standing, hits, base, facts, months, value_at,"
                        + " floor_at, target_at, weight, weight_counted, points, rule_version from scorecard_card_item"
                        + of + " and sort_no = 1",
                "insert into scorecard_card_effect values (" + card.id() + ", 99, 'CONDUCT', null, 1, false, 1)",
                "truncate scorecard_card_item",
                "truncate scorecard_card_effect")) {
            assertThatThrownBy(() -> jdbc.sql(sql).update()).as(sql).hasMessageContaining("published card stays");
        }
    }
}
