package cn.baoxiu.contractor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What this room has to know about a case; answered by the room that owns the cases. */
public interface ContractorCases {

    /** Facts of the case as they are in this transaction; empty if there is no such case for the current user. */
    Optional<Facts> find(String caseNumber);

    /** Open cases whose responsible party is this contractor under this contract: they block a release of retention. */
    List<Facts> openOf(String contractNo, String contractor);

    /**
     * @param subsidiary tenant of the case
     * @param locationName home or area as people say it
     * @param defect class and symptom in Chinese, without personal data
     * @param grade P0 to P4
     * @param responsibleParty party that the finding in force names; null before a finding
     * @param contractNo contract whose warranty clause covers the defect; null if there is none
     * @param findingReason words of the finding in force
     * @param repairingParty party whose work order is in force
     * @param orders work orders of all rounds, oldest first
     */
    record Facts(
            String caseNumber,
            String subsidiary,
            String project,
            String projectName,
            String locationName,
            String warrantyClass,
            String defect,
            String grade,
            Instant reportedAt,
            boolean open,
            @Nullable String responsibleParty,
            @Nullable String contractNo,
            @Nullable Instant foundAt,
            @Nullable String findingReason,
            @Nullable String repairingParty,
            List<Order> orders) {

        public Facts {
            orders = List.copyOf(orders);
        }

        /** Whether the finding in force says that this contractor answers for the defect under this contract. */
        public boolean answersFor(String contractor, String contract) {
            return contractor.equals(responsibleParty) && contract.equals(contractNo);
        }
    }

    /** A work order: what a letter may quote. Null where the step has not happened. */
    record Order(
            String party,
            Instant orderedAt,
            @Nullable Instant acceptedAt,
            @Nullable Instant rejectedAt,
            @Nullable String rejectReason,
            @Nullable Instant appointmentAt,
            @Nullable Instant arrivedAt,
            @Nullable Instant completedAt,
            @Nullable Instant replacedAt) {}
}
