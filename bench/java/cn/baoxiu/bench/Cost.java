package cn.baoxiu.bench;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What cases cost the database: statements as PostgreSQL executed them (a JDBC batch of n counts n) and bytes written
 * to its log.
 */
record Cost(double statements, double walBytes) {

    static void reset(JdbcClient jdbc) {
        jdbc.sql("select pg_stat_statements_reset()").query().singleRow();
    }

    static long wal(JdbcClient jdbc) {
        return jdbc.sql("select (pg_current_wal_insert_lsn() - '0/0')::bigint")
                .query(Long.class)
                .single();
    }

    /** Statements in this database since the reset, without those of transactions and of the measurement itself. */
    static long statements(JdbcClient jdbc) {
        return jdbc.sql(
                        """
                        select coalesce(sum(calls), 0)::bigint from pg_stat_statements
                        where dbid = (select oid from pg_database where datname = current_database())
                          and query not ilike '%pg_stat%' and query not ilike '%wal_insert%'
                          and query not in ('BEGIN', 'COMMIT', 'ROLLBACK')""")
                .query(Long.class)
                .single();
    }

    /** The statements that took most time since the reset: calls, ms of planning and of execution, text. */
    static List<String> expensive(JdbcClient jdbc) {
        return jdbc.sql(
                        """
                        select calls || E'\t' || round(total_plan_time::numeric) || E'\t' || round(total_exec_time::numeric)
                            || E'\t' || left(regexp_replace(query, '\s+', ' ', 'g'), 300)
                        from pg_stat_statements
                        where dbid = (select oid from pg_database where datname = current_database())
                        order by total_exec_time + total_plan_time desc limit 60""")
                .query(String.class)
                .list();
    }
}
