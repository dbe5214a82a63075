package cn.baoxiu.repair.listing;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether a company has few cases, as seen within the last minutes. */
@Component
class CompanyShares {

    /** A list of so many cases is better walked in its order than collected and sorted. */
    private static final int MANY = 3_000;

    private final LoadingCache<String, Boolean> few;

    CompanyShares(JdbcClient jdbc) {
        this.few = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(Duration.ofMinutes(10))
                .build(company -> jdbc.sql(
                                        """
                                        select count(*) from (
                                            select 1 as one from repair_case_company where company = ? limit %d) counted"""
                                                .formatted(MANY))
                                .param(company)
                                .query(Integer.class)
                                .single()
                        < MANY);
    }

    boolean few(String company) {
        return few.get(company);
    }
}
