package cn.baoxiu.repair.casework;

import cn.baoxiu.attachment.Attachment;
import cn.baoxiu.attachment.AttachmentKind;
import cn.baoxiu.attachment.Attachments;
import cn.baoxiu.engine.Decisions;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.repair.DefectClass;
import cn.baoxiu.repair.Stage;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Photos of the finished work, without which no repair passes its inspection. They count from the order in force, that is
 * the work order or the last rework order of the round: what the failed repair looked like proves nothing.
 */
@Component
public class ClosingEvidence {

    /** While they can be taken for the inspection to come. */
    private static final Set<Stage> WANTED = EnumSet.of(Stage.REPAIRING, Stage.DRYING, Stage.INSPECTING);

    private final Attachments attachments;
    private final WorkOrders orders;
    private final Decisions decisions;

    ClosingEvidence(Attachments attachments, WorkOrders orders, Decisions decisions) {
        this.attachments = attachments;
        this.orders = orders;
        this.decisions = decisions;
    }

    /**
     * @param there photos of the repair in hand that count
     * @param needed by decision {@code closing-evidence}
     */
    public record Photos(int there, int needed) {

        public boolean enough() {
            return there >= needed;
        }
    }

    /** What there is and what is needed, for a case that is being repaired or waits for its inspection. */
    public Optional<Photos> wanted(CaseFacts facts) {
        if (!WANTED.contains(facts.stage())) {
            return Optional.empty();
        }
        int needed = needed(facts.reportedAt(), facts.currentClass());
        if (needed == 0) {
            return Optional.empty();
        }
        Instant since = orders.inForce(facts.caseNumber(), facts.round())
                .map(WorkOrders.InForce::orderedAt)
                .orElse(facts.roundReportedAt());
        int there = attachments.count(
                new Attachments.Pictures(facts.caseNumber(), facts.round(), AttachmentKind.AFTER, since));
        return Optional.of(new Photos(there, needed));
    }

    /**
     * Those that are there stay as they are until the caller's transaction ends.
     *
     * @param order the order in force
     * @throws FormRejected on field {@code passed} if there are too few
     */
    void require(RepairCase repairCase, Optional<WorkOrders.InForce> order) {
        int needed = needed(repairCase);
        if (needed == 0) {
            return;
        }
        int there = attachments.hold(pictures(repairCase, order));
        if (there < needed) {
            throw new FormRejected("passed", "repair.afterPhotosMissing", there, needed);
        }
    }

    /**
     * An inspection that was passed keeps its proof as long as its round is the last one: also after the closing.
     *
     * @param struckOut just now, in the caller's transaction
     * @throws FormRejected on field {@code reason} if too few are left
     */
    void requireWithout(RepairCase repairCase, Attachment struckOut) {
        Optional<WorkOrders.InForce> order = orders.inForce(repairCase.caseNumber(), repairCase.round());
        Attachments.Pictures proof = pictures(repairCase, order);
        boolean proves = repairCase.acceptedOn() != null
                && struckOut.kind() == proof.kind()
                && struckOut.round() == proof.round()
                && !struckOut.uploadedAt().isBefore(proof.since())
                && struckOut.isPicture();
        if (!proves) {
            return;
        }
        int needed = needed(repairCase);
        int left = attachments.count(proof);
        if (left < needed) {
            throw new FormRejected("reason", "repair.afterPhotosKept", left, needed);
        }
    }

    private static Attachments.Pictures pictures(RepairCase repairCase, Optional<WorkOrders.InForce> order) {
        return new Attachments.Pictures(
                repairCase.caseNumber(),
                repairCase.round(),
                AttachmentKind.AFTER,
                order.map(WorkOrders.InForce::orderedAt).orElse(repairCase.roundReportedAt()));
    }

    private int needed(RepairCase repairCase) {
        return needed(repairCase.reportedAt(), repairCase.currentClass());
    }

    private int needed(Instant reportedAt, DefectClass defectClass) {
        return RuleValues.count(
                decisions
                        .figures("closing-evidence", reportedAt, Map.of("defectClass", defectClass.name()))
                        .single(),
                "afterPhotos");
    }
}
