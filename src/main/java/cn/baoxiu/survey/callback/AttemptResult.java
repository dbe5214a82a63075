package cn.baoxiu.survey.callback;

/** What became of one call. Labels: {@code survey.attempt.<NAME>}. */
public enum AttemptResult {
    REACHED,
    NO_ANSWER,
    REFUSED
}
