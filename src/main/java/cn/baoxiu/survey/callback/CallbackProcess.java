package cn.baoxiu.survey.callback;

/** The running instance of a call-back; implemented beside the model. */
public interface CallbackProcess {

    void begin(Callback callback);

    /** @return false if no instance waits for the owner's answer */
    boolean answered(String caseNumber);

    /** @return false if no instance runs that could end */
    boolean caseReopened(String caseNumber);
}
