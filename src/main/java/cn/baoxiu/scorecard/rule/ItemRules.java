package cn.baoxiu.scorecard.rule;

import cn.baoxiu.scorecard.kpi.Kpi;
import java.math.BigDecimal;
import java.util.List;

/**
 * Decision {@code score-item}: what the score of a card consists of, in the order of the table.
 *
 * @param version of the decision
 */
public record ItemRules(int version, List<Item> items) {

    public ItemRules {
        items = List.copyOf(items);
    }

    /**
     * @param kpi figure that is scored
     * @param weight points at the target, of 100
     * @param floor value at which points begin; above the target where less is better
     * @param target value from which all points are given
     */
    public record Item(Kpi kpi, BigDecimal weight, BigDecimal floor, BigDecimal target) {

        /** Less is better. */
        public boolean isFalling() {
            return target.compareTo(floor) < 0;
        }
    }
}
