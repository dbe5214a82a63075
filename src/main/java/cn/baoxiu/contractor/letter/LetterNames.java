package cn.baoxiu.contractor.letter;

import cn.baoxiu.contractor.ContractorCases;
import cn.baoxiu.contractor.Letters.Draft;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.estate.Contracts;
import cn.baoxiu.estate.Contracts.Contract;
import cn.baoxiu.estate.Parties;
import cn.baoxiu.estate.Party;
import cn.baoxiu.estate.Project;
import cn.baoxiu.estate.Projects;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Names of what a letter is about: case, project, contract and contractor. */
@Component
class LetterNames {

    private final ContractorCases cases;
    private final Contracts contracts;
    private final Parties parties;
    private final Projects projects;

    LetterNames(ContractorCases cases, Contracts contracts, Parties parties, Projects projects) {
        this.cases = cases;
        this.contracts = contracts;
        this.parties = parties;
        this.projects = projects;
    }

    /** @throws FormRejected if there is no such case for the current user */
    Names of(Draft draft) {
        ContractorCases.Facts facts = cases.find(draft.caseNumber())
                .orElseThrow(() -> new FormRejected("caseNumber", "contractor.letter.noCase", draft.caseNumber()));
        Optional<Contract> contract = contracts.find(draft.contractNo());
        return new Names(
                facts,
                subsidiary(draft.subsidiary()),
                facts.projectName(),
                contract.map(Contract::name).orElse(draft.contractNo()),
                contract.map(Contract::agencyFeePercent).orElse(null),
                party(draft.contractor()));
    }

    String subsidiary(String code) {
        return projects.all().stream()
                .filter(p -> p.subsidiary().equals(code))
                .map(Project::subsidiaryName)
                .findFirst()
                .orElse(code);
    }

    String party(String code) {
        return parties.find(code).map(Party::name).orElse(code);
    }

    /** @param agencyFeePercent null if the contract is not known */
    record Names(
            ContractorCases.Facts facts,
            String subsidiaryName,
            String projectName,
            String contractName,
            @Nullable BigDecimal agencyFeePercent,
            String contractorName) {

        /** The names alone, kept with a draft. */
        Map<String, String> asFacts() {
            Map<String, String> known = new HashMap<>();
            known.put("contractorName", contractorName);
            known.put("projectName", projectName);
            known.put("contractName", contractName);
            known.put("companyName", subsidiaryName);
            known.put("location", facts.locationName());
            known.put("defect", facts.defect());
            known.put("grade", facts.grade());
            return known;
        }
    }
}
