package cn.baoxiu.scorecard.reward;

/** Labels: {@code rewardKind.<NAME>}. */
public enum RewardKind {
    REWARD,
    PENALTY
}
