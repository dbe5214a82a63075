package cn.baoxiu.repair;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table behind the lists of companies. */
final class CompanyRows {

    private CompanyRows() {}

    /** Cases that a company has an order of and that its list lacks, or shows otherwise than they are. */
    static List<String> wrong(JdbcClient jdbc) {
        return jdbc.sql(
                        """
                        select w.party || ' ' || c.case_number
                        from repair_work_order w join repair_case c on c.case_number = w.case_number
                        left join repair_case_company o on o.case_number = c.case_number and o.company = w.party
                        where w.party <> 'PROPERTY' and (o.case_number is null
                            or o.reported_at <> c.reported_at
                            or o.open_since is distinct from c.open_since
                            or o.closed_at is distinct from c.closed_at
                            or o.grade is distinct from c.grade)""")
                .query(String.class)
                .list();
    }
}
