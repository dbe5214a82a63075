package cn.baoxiu.escalation.chain;

import cn.baoxiu.engine.SubmittedForm;

/** What a level answers to the owner. */
public record LevelAnswer(String text) {

    /** @throws cn.baoxiu.engine.FormRejected with every wrong field */
    public static LevelAnswer read(SubmittedForm form) {
        LevelAnswer read = new LevelAnswer(form.requiredText("answer", 2000));
        form.check();
        return read;
    }
}
