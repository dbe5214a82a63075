package cn.baoxiu.survey.callback;

/** Who asked. Labels: {@code survey.source.<NAME>}. */
public enum AnswerSource {
    /** Developer customer service, by telephone. */
    PHONE,
    /** Nobody: the owner's own answer by the link. */
    LINK,
    /** The group, independently, by telephone. */
    SECOND
}
