package cn.baoxiu.demo;

import cn.baoxiu.repair.Handling;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The life of one demo case, fixed in advance so that a load that was killed goes on where it stopped.
 *
 * @param no number of the scenario; makes the client reference of its report
 * @param handling what the warranty office decides, where the warranty allows it
 * @param reworks how often the inspection fails before it passes
 * @param firstPartyRejects the first contractor rejects the work order
 * @param drying the wall has to dry after the repair
 * @param ending how the owner answers
 * @param stopAt task at which the case waits today, null for a case that runs to its end
 * @param twinOf scenario whose open case this report repeats
 * @param reopens scenario whose closed case this report reopens
 * @param withdrawn the owner takes the report back while the site survey is open
 */
record DemoScenario(
        int no,
        DemoHome home,
        DemoProblem problem,
        String channel,
        Instant reportedAt,
        Handling handling,
        int reworks,
        boolean firstPartyRejects,
        boolean drying,
        Ending ending,
        @Nullable String stopAt,
        @Nullable Integer twinOf,
        @Nullable Integer reopens,
        boolean withdrawn) {

    /** The owner's answer, or silence. */
    enum Ending {
        CONFIRMED,
        SILENT,
        REFUSES_TO_SIGN,
        QUOTE_DECLINED
    }

    String clientReference() {
        return "demo-%04d".formatted(no);
    }

    boolean open() {
        return stopAt != null;
    }
}
