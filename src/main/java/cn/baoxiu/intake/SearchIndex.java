package cn.baoxiu.intake;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.estate.Location;
import cn.baoxiu.estate.Owners;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.support.AbstractSqlTypeValue;
import org.springframework.stereotype.Repository;

/** Writes what cases can be found by, and takes it away when the personal data of a case is erased. */
@Repository
class SearchIndex implements PersonalTrace {

    private static final String TEXT = "T";
    private static final String NUMBER = "C";
    private static final String ROOM = "R";
    private static final String NAME = "N";
    private static final String PHONE = "P";

    private final Owners owners;
    private final JdbcClient jdbc;

    SearchIndex(Owners owners, JdbcClient jdbc) {
        this.owners = owners;
        this.jdbc = jdbc;
    }

    /**
     * Adds what a report says; the owner of the home on that day is found as well as the reporter.
     *
     * @param reportedAt the owner of that day is meant
     * @param texts what was said about the defect
     */
    void add(
            String caseNumber,
            Location location,
            Instant reportedAt,
            String reporterName,
            List<String> reporterPhones,
            @Nullable String... texts) {
        // The first kind stays: a pair that a text has in common with a name is not personal.
        Map<String, String> terms = new LinkedHashMap<>();
        for (String text : texts) {
            text(terms, TEXT, text);
        }
        if (location.area()) {
            text(terms, TEXT, location.displayName());
        }
        terms.putIfAbsent(SearchTerms.tail(caseNumber), NUMBER);
        if (location.room() != null) {
            terms.putIfAbsent(SearchTerms.plain(location.room()), ROOM);
        }
        person(terms, reporterName, reporterPhones);
        owners.of(location.code(), LocalDate.ofInstant(reportedAt, EngineTime.ZONE))
                .ifPresent(owner -> person(terms, owner.name(), List.of(owner.phone())));
        insert(caseNumber, terms);
    }

    private static void person(Map<String, String> terms, String name, List<String> phones) {
        text(terms, NAME, name);
        for (String phone : phones) {
            if (!phone.isBlank()) {
                terms.putIfAbsent(phone, PHONE);
                terms.putIfAbsent(SearchTerms.tail(phone), PHONE);
            }
        }
    }

    private static void text(Map<String, String> terms, String kind, @Nullable String text) {
        if (text != null) {
            SearchTerms.pairs(text).forEach(pair -> terms.putIfAbsent(pair, kind));
        }
    }

    /** A reopened case has most terms already. */
    private void insert(String caseNumber, Map<String, String> terms) {
        jdbc.sql(
                        """
                        insert into intake_search_term (term, case_number, kind)
                        select t.term, :case, t.kind
                        from unnest(:terms, :kinds) as t (term, kind)
                        where not exists (
                            select 1 from intake_search_term s where s.term = t.term and s.case_number = :case)""")
                .param("case", caseNumber)
                .param("terms", array(terms.keySet()))
                .param("kinds", array(terms.values()))
                .update();
    }

    private static SqlTypeValue array(Collection<String> values) {
        return new AbstractSqlTypeValue() {
            @Override
            protected Object createTypeValue(Connection connection, int type, @Nullable String typeName)
                    throws SQLException {
                return connection.createArrayOf("varchar", values.toArray());
            }
        };
    }

    /** Nobody is found by name, telephone number or description in these cases any more; number and room stay. */
    @Override
    public void erase(Collection<String> caseNumbers) {
        jdbc.sql("delete from intake_search_term where case_number in (:cases) and kind in (:kinds)")
                .param("cases", caseNumbers)
                .param("kinds", List.of(NAME, PHONE, TEXT))
                .update();
    }
}
