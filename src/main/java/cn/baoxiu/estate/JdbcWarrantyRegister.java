package cn.baoxiu.estate;

import cn.baoxiu.estate.WarrantyAnswer.ContractorClock;
import cn.baoxiu.estate.WarrantyAnswer.OwnerClock;
import cn.baoxiu.estate.WarrantyAnswer.Payer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The warranty register by rules R5, on the tables of contracts, terms, seasons and accepted repairs. */
@Repository
class JdbcWarrantyRegister implements WarrantyRegister {

    private final JdbcClient jdbc;
    private final Locations locations;
    private final JdbcSeasons seasonTable;

    JdbcWarrantyRegister(JdbcClient jdbc, Locations locations, JdbcSeasons seasonTable) {
        this.jdbc = jdbc;
        this.locations = locations;
        this.seasonTable = seasonTable;
    }

    @Override
    @Transactional(readOnly = true)
    public WarrantyAnswer check(String code, WarrantyClass warrantyClass, @Nullable SeasonKind kind, LocalDate on) {
        Location location =
                locations.find(code).orElseThrow(() -> new NoSuchElementException("no home or area " + code));
        List<Season> seasons =
                warrantyClass == WarrantyClass.HVAC_SEASON ? seasonTable.of(location.city(), kind) : List.of();
        ContractorClock contractor = contractorClock(location, warrantyClass, seasons, on);
        OwnerClock owner = ownerClock(location, warrantyClass, seasons, on);
        return new WarrantyAnswer(
                code, warrantyClass, on, contractor, owner, gap(contractor, owner), payer(contractor, owner));
    }

    @Override
    @Transactional
    public void recordAcceptedRepair(
            String code, WarrantyClass warrantyClass, String contractNo, LocalDate acceptedOn, String caseNumber) {
        if (locations.find(code).isEmpty()) {
            throw new NoSuchElementException("no home or area " + code);
        }
        lockContract(contractNo);
        jdbc.sql(
                        """
                        insert into estate_warranty_restart
                            (location_code, warranty_class, contract, accepted_on, case_number)
                        select :code, :class, :contract, cast(:on as date), :case
                        where not exists (
                            select 1 from estate_warranty_restart
                            where case_number = :case and location_code = :code and warranty_class = :class
                              and accepted_on = :on)
                        """)
                .param("code", code)
                .param("class", warrantyClass.name())
                .param("contract", contractNo)
                .param("on", acceptedOn)
                .param("case", caseNumber)
                .update();
    }

    /** Keeps two recordings of one acceptance from both seeing none. */
    private void lockContract(String contractNo) {
        boolean known = jdbc.sql("select no from estate_contract where no = :contract for update")
                .param("contract", contractNo)
                .query(String.class)
                .optional()
                .isPresent();
        if (!known) {
            throw new NoSuchElementException("no contract " + contractNo);
        }
    }

    private @Nullable ContractorClock contractorClock(
            Location location, WarrantyClass warrantyClass, List<Season> seasons, LocalDate on) {
        ContractTerm contract = contractTerm(location.project(), warrantyClass).orElse(null);
        if (contract == null || on.isBefore(contract.starts())) {
            return null;
        }
        LocalDate first = contract.term().endFrom(contract.starts(), seasons).orElse(null);
        if (first == null) {
            return null;
        }
        LocalDate ends = first;
        for (AcceptedRepair repair : acceptedRepairs(location.code(), warrantyClass, contract.no(), on)) {
            ends = contract.endAfterRepair(ends, repair, seasons);
        }
        return new ContractorClock(
                contract.no(),
                contract.name(),
                contract.contractorCode(),
                contract.contractorName(),
                contract.clause(),
                contract.starts(),
                ends,
                !on.isAfter(ends),
                ChronoUnit.DAYS.between(on, ends),
                ends.isAfter(first));
    }

    private @Nullable OwnerClock ownerClock(
            Location location, WarrantyClass warrantyClass, List<Season> seasons, LocalDate on) {
        LocalDate handover = location.handoverDate();
        if (handover == null || on.isBefore(handover)) {
            return null;
        }
        return projectTerm(location.project(), warrantyClass)
                .flatMap(term -> term.endFrom(handover, seasons))
                .map(ends -> new OwnerClock(handover, ends, !on.isAfter(ends), ChronoUnit.DAYS.between(on, ends)))
                .orElse(null);
    }

    private static @Nullable Long gap(@Nullable ContractorClock contractor, @Nullable OwnerClock owner) {
        return contractor == null || owner == null ? null : ChronoUnit.DAYS.between(contractor.ends(), owner.ends());
    }

    private static @Nullable Payer payer(@Nullable ContractorClock contractor, @Nullable OwnerClock owner) {
        if (contractor == null || owner == null) {
            return null;
        }
        if (!owner.in()) {
            return Payer.OWNER;
        }
        return contractor.in() ? Payer.CONTRACTOR : Payer.DEVELOPER;
    }

    /** Where several contracts of a project have a term for the class: a subcontract first, then by number. */
    private Optional<ContractTerm> contractTerm(String project, WarrantyClass warrantyClass) {
        return jdbc.sql(
                        """
                        select c.no, c.name, c.contractor, p.name as contractor_name, c.warranty_clause,
                               c.completion_acceptance_date, c.restart_rule, t.period_months, t.period_seasons
                        from estate_contract c
                        join estate_contract_term t on t.contract = c.no and t.warranty_class = :class
                        join estate_contractor p on p.code = c.contractor
                        where c.project = :project
                        order by case when c.contractor = c.main_contractor then 1 else 0 end, c.no
                        limit 1
                        """)
                .param("class", warrantyClass.name())
                .param("project", project)
                .query((row, number) -> new ContractTerm(
                        row.getString("no"),
                        row.getString("name"),
                        row.getString("contractor"),
                        row.getString("contractor_name"),
                        row.getString("warranty_clause"),
                        row.getObject("completion_acceptance_date", LocalDate.class),
                        RestartRule.valueOf(row.getString("restart_rule")),
                        term(row)))
                .optional();
    }

    private Optional<WarrantyTerm> projectTerm(String project, WarrantyClass warrantyClass) {
        return jdbc.sql(
                        """
                        select period_months, period_seasons from estate_project_term
                        where project = :project and warranty_class = :class
                        """)
                .param("project", project)
                .param("class", warrantyClass.name())
                .query((row, number) -> term(row))
                .optional();
    }

    /** Acceptances that count for a report of the date: the report date decides, so later ones do not. */
    private List<AcceptedRepair> acceptedRepairs(
            String code, WarrantyClass warrantyClass, String contractNo, LocalDate until) {
        return jdbc.sql(
                        """
                        select r.accepted_on,
                            (select m.months_left from estate_minimum_after_repair m
                             where m.valid_from <= r.accepted_on
                             order by m.valid_from desc
                             limit 1) as minimum_months
                        from estate_warranty_restart r
                        where r.location_code = :code and r.warranty_class = :class and r.contract = :contract
                          and r.accepted_on <= :until
                        order by r.accepted_on
                        """)
                .param("code", code)
                .param("class", warrantyClass.name())
                .param("contract", contractNo)
                .param("until", until)
                .query(AcceptedRepair.class)
                .list();
    }

    private static WarrantyTerm term(ResultSet row) throws SQLException {
        return new WarrantyTerm(
                row.getObject("period_months", Integer.class), row.getObject("period_seasons", Integer.class));
    }

    private record ContractTerm(
            String no,
            String name,
            String contractorCode,
            String contractorName,
            String clause,
            LocalDate starts,
            RestartRule restartRule,
            WarrantyTerm term) {

        LocalDate endAfterRepair(LocalDate ends, AcceptedRepair repair, List<Season> seasons) {
            LocalDate prolonged =
                    switch (restartRule) {
                        case NONE -> ends;
                        case RESTART ->
                            term.endFrom(repair.acceptedOn(), seasons).orElse(ends);
                        case MIN_REMAINING -> repair.acceptedOn().plusMonths(repair.minimumMonths());
                    };
            return prolonged.isAfter(ends) ? prolonged : ends;
        }
    }

    /**
     * @param minimumMonths that are left at least after it, as in force on its day, for contracts with
     *     {@link RestartRule#MIN_REMAINING}
     */
    private record AcceptedRepair(LocalDate acceptedOn, int minimumMonths) {}
}
