package cn.baoxiu.survey;

/** Call-backs of owners, for rooms above. */
public interface Callbacks {

    /** Begins the call-back of a case now, if it is closed and has none; otherwise the background does it in a minute. */
    void begin(String caseNumber);
}
