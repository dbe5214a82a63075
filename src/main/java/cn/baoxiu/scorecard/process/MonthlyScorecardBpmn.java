package cn.baoxiu.scorecard.process;

import cn.baoxiu.engine.ProcessVariable;
import cn.baoxiu.scorecard.card.Cycle;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;

/** Names that the model {@code monthly-scorecard} and the code share. The business key is subsidiary and month. */
public final class MonthlyScorecardBpmn {

    public static final String KEY = "monthly-scorecard";

    /** Where the program begins. */
    public static final String START = "startEvent_monthFrozen";

    public static final ProcessVariable<Long> CARD_ID = new ProcessVariable<>("cardId", Long.class);
    /** When the head shall see the draft. */
    public static final ProcessVariable<Date> DRAFT_AT = ProcessVariable.date("draftAt");
    /** Last instant at which the head can object. */
    public static final ProcessVariable<Date> APPEAL_UNTIL = ProcessVariable.date("appealUntil");
    /** Until when appeals shall be decided and the score confirmed. */
    public static final ProcessVariable<Date> CONFIRM_UNTIL = ProcessVariable.date("confirmUntil");

    public static final ProcessVariable<Date> PUBLISH_AT = ProcessVariable.date("publishAt");
    /** How many appeals have to be decided. */
    public static final ProcessVariable<Integer> APPEALS = ProcessVariable.integer("appeals");
    /** Number of the decision among those of the card, from 0; the engine's own. */
    public static final ProcessVariable<Integer> LOOP = ProcessVariable.integer("loopCounter");

    private MonthlyScorecardBpmn() {}

    /** Variables of the days of a card, as dates for its timers. */
    static Map<String, Object> dates(Cycle days) {
        return Map.of(
                DRAFT_AT.name(), Date.from(days.draftAt()),
                APPEAL_UNTIL.name(), Date.from(days.appealUntil()),
                CONFIRM_UNTIL.name(), Date.from(days.confirmUntil()),
                PUBLISH_AT.name(), Date.from(days.publishAt()));
    }

    static long card(VariableScope scope) {
        return CARD_ID.from(scope);
    }
}
