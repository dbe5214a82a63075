package cn.baoxiu.survey.callback;

/** What an answer leads to, by decision {@code low-score}. Labels: {@code survey.consequence.<NAME>}. */
public enum Consequence {
    NONE,
    REWORK,
    ESCALATE
}
