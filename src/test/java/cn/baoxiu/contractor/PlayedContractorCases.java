package cn.baoxiu.contractor;

import cn.baoxiu.identity.CurrentUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Cases by number; a user sees those of his or her subsidiaries, jobs see all. */
final class PlayedContractorCases implements ContractorCases {

    private final Map<String, Facts> cases = new ConcurrentHashMap<>();
    private final CurrentUser currentUser;

    PlayedContractorCases(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    void put(Facts facts) {
        cases.put(facts.caseNumber(), facts);
    }

    void change(String caseNumber, UnaryOperator<Facts> change) {
        cases.computeIfPresent(caseNumber, (number, facts) -> change.apply(facts));
    }

    @Override
    public Optional<Facts> find(String caseNumber) {
        return Optional.ofNullable(cases.get(caseNumber)).filter(facts -> currentUser
                .find()
                .map(user -> user.maySee(facts.subsidiary()))
                .orElse(true));
    }

    @Override
    public List<Facts> openOf(String contractNo, String contractor) {
        return cases.values().stream()
                .filter(facts -> facts.open() && facts.answersFor(contractor, contractNo))
                .toList();
    }

    static Facts answeredBy(Facts facts, String responsible, String contractNo) {
        return with(facts, responsible, contractNo, facts.open(), facts.orders());
    }

    static Facts closed(Facts facts) {
        return with(facts, facts.responsibleParty(), facts.contractNo(), false, facts.orders());
    }

    static Facts ordered(Facts facts, Order order) {
        List<Order> orders = new ArrayList<>(facts.orders());
        orders.add(order);
        return with(facts, facts.responsibleParty(), facts.contractNo(), facts.open(), orders);
    }

    static Facts repairedBy(Facts facts, String party) {
        return with(facts, facts.responsibleParty(), facts.contractNo(), facts.open(), facts.orders(), party);
    }

    private static Facts with(Facts facts, String responsible, String contractNo, boolean open, List<Order> orders) {
        return with(facts, responsible, contractNo, open, orders, facts.repairingParty());
    }

    private static Facts with(
            Facts facts, String responsible, String contractNo, boolean open, List<Order> orders, String repairer) {
        return new Facts(
                facts.caseNumber(),
                facts.subsidiary(),
                facts.project(),
                facts.projectName(),
                facts.locationName(),
                facts.warrantyClass(),
                facts.defect(),
                facts.grade(),
                facts.reportedAt(),
                open,
                responsible,
                contractNo,
                facts.foundAt(),
                facts.findingReason(),
                repairer,
                orders);
    }
}
