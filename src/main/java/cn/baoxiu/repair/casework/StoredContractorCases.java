package cn.baoxiu.repair.casework;

import cn.baoxiu.contractor.ContractorCases;
import cn.baoxiu.estate.Contracts;
import cn.baoxiu.estate.Locations;
import cn.baoxiu.estate.WarrantyClass;
import cn.baoxiu.repair.Grade;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the ladder asks about a case. */
@Service
@Transactional(readOnly = true)
class StoredContractorCases implements ContractorCases {

    private final CaseStore store;
    private final CaseRecords records;
    private final Contracts contracts;
    private final Locations locations;
    private final Labels labels;
    private final Actor actor;
    private final JdbcClient jdbc;

    StoredContractorCases(
            CaseStore store,
            CaseRecords records,
            Contracts contracts,
            Locations locations,
            Labels labels,
            Actor actor,
            JdbcClient jdbc) {
        this.store = store;
        this.records = records;
        this.contracts = contracts;
        this.locations = locations;
        this.labels = labels.chinese();
        this.actor = actor;
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Facts> find(String caseNumber) {
        return store.find(caseNumber)
                .filter(found -> actor.find()
                        .map(user -> user.maySee(found.subsidiary()))
                        .orElse(true))
                .map(this::facts);
    }

    @Override
    public List<Facts> openOf(String contractNo, String contractor) {
        store.flush();
        return jdbc
                .sql("select case_number from repair_case where responsible_party = ? and stage <> 'CLOSED'"
                        + " order by reported_at, case_number")
                .param(contractor)
                .query(String.class)
                .list()
                .stream()
                .map(number -> facts(store.get(number)))
                .filter(facts -> facts.answersFor(contractor, contractNo))
                .toList();
    }

    private Facts facts(RepairCase found) {
        CaseRecords.Found finding =
                CaseRecords.last(records.findings(found.caseNumber())).orElse(null);
        Grade grade = found.grade();
        WarrantyClass warrantyClass = found.warrantyClass();
        return new Facts(
                found.caseNumber(),
                found.subsidiary(),
                found.project(),
                locations
                        .find(found.locationCode())
                        .map(location -> location.projectName())
                        .orElse(found.project()),
                found.locationName(),
                warrantyClass == null ? "" : warrantyClass.name(),
                labels.of("defect", found.currentClass()) + " · " + labels.of("symptom", found.symptom()),
                grade == null ? Grade.P2.name() : grade.name(),
                found.reportedAt(),
                found.isOpen(),
                found.responsibleParty(),
                contractNo(found),
                finding == null ? null : finding.foundAt(),
                finding == null ? null : finding.reason(),
                found.repairingParty(),
                records.workOrders(found.caseNumber()).stream()
                        .map(StoredContractorCases::order)
                        .toList());
    }

    /**
     * The contract that the warranty register names, if it is with the responsible party; else the one of that party in
     * the project that covers the class.
     */
    private @Nullable String contractNo(RepairCase found) {
        String responsible = found.responsibleParty();
        String named = found.contractNo();
        WarrantyClass warrantyClass = found.warrantyClass();
        if (responsible == null) {
            return named;
        }
        Optional<Contracts.Contract> contract = named == null
                ? Optional.empty()
                : contracts.find(named).filter(c -> c.contractor().equals(responsible));
        return contract.or(() -> warrantyClass == null
                        ? Optional.empty()
                        : contracts.covering(found.project(), responsible, warrantyClass))
                .map(Contracts.Contract::no)
                .orElse(null);
    }

    private static Order order(CaseRecords.WorkOrder order) {
        return new Order(
                order.party(),
                order.orderedAt(),
                order.acceptedAt(),
                order.rejectedAt(),
                order.rejectReason(),
                order.appointmentAt(),
                order.arrivedAt(),
                order.completedAt(),
                order.replacedAt());
    }
}
