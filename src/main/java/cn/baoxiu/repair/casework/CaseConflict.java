package cn.baoxiu.repair.casework;

import cn.baoxiu.engine.FormRejected;

/** The case does not stand where the wish would make sense; nothing was changed. */
public class CaseConflict extends FormRejected {

    private static final long serialVersionUID = 1L;

    public CaseConflict(String messageKey, Object... args) {
        super("caseNumber", messageKey, args);
    }
}
