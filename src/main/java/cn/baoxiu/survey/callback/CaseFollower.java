package cn.baoxiu.survey.callback;

import cn.baoxiu.repair.CaseReopened;
import cn.baoxiu.repair.PersonalDataErased;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens to cases matters to their call-backs, in the same transaction. */
@Component
class CaseFollower {

    private final CallbackRows rows;
    private final CallbackDesk desk;
    private final CallbackProcess process;

    CaseFollower(CallbackRows rows, CallbackDesk desk, CallbackProcess process) {
        this.rows = rows;
        this.desk = desk;
        this.process = process;
    }

    /**
     * Nobody is asked about a repair that is under way again. An answer that opened the case has its outcome already, so
     * it does not end itself. An instance that somebody cancelled takes no message, but the record ends all the same.
     */
    @EventListener
    void reopened(CaseReopened event) {
        for (Callback callback : rows.of(event.caseNumber())) {
            if (callback.running() && !process.caseReopened(callback)) {
                desk.supersede(callback.id());
            }
        }
    }

    @EventListener
    void erased(PersonalDataErased event) {
        if (!event.caseNumbers().isEmpty()) {
            rows.eraseWords(event.caseNumbers());
        }
    }
}
