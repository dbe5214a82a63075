package cn.baoxiu.scorecard.reward;

/** Labels: {@code rewardState.<NAME>}. */
public enum RewardState {
    ENTERED,
    CONFIRMED,
    REFUSED,
    WITHDRAWN
}
