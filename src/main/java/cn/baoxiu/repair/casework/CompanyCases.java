package cn.baoxiu.repair.casework;

import cn.baoxiu.estate.Party;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The cases that each company has had an order of, the only ones that it finds, with copies of what its list is
 * narrowed and sorted by. They are brought up to date wherever a case is graded, closed or reopened.
 */
@Component
class CompanyCases {

    private final JdbcClient jdbc;

    CompanyCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** From now on the company finds the case in its list. */
    void add(String party, RepairCase repairCase) {
        if (party.equals(Party.PROPERTY)) {
            return;
        }
        bind(
                        """
                        insert into repair_case_company (company, reported_at, case_number, open_since, closed_at, grade)
                        select :company, c.reported_at, c.case_number, cast(:openSince as timestamp with time zone),
                            cast(:closedAt as timestamp with time zone), cast(:grade as varchar(2))
                        from repair_case c
                        where c.case_number = :case and not exists (
                            select 1 from repair_case_company o where o.case_number = :case and o.company = :company)""",
                        repairCase)
                .param("company", party)
                .update();
    }

    /** The case was graded, closed or reopened. */
    void follow(RepairCase repairCase) {
        bind(
                        """
                        update repair_case_company set open_since = cast(:openSince as timestamp with time zone),
                            closed_at = cast(:closedAt as timestamp with time zone), grade = cast(:grade as varchar(2))
                        where case_number = :case""",
                        repairCase)
                .update();
    }

    /** The case as it is in this transaction; its row may be written later. */
    private JdbcClient.StatementSpec bind(String sql, RepairCase repairCase) {
        return jdbc.sql(sql)
                .param("case", repairCase.caseNumber())
                .param("openSince", bound(repairCase.isOpen() ? repairCase.reportedAt() : null))
                .param("closedAt", bound(repairCase.closedAt()))
                .param("grade", bound(repairCase.grade()));
    }

    private static @Nullable Object bound(@Nullable Object value) {
        return SqlRow.bound(value);
    }
}
