package cn.baoxiu.estate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcParties implements Parties {

    private static final RowMapper<Party> CONTRACTOR = (row, number) -> new Party(
            row.getString("code"),
            row.getString("name"),
            row.getString("kind").equals("MAIN") ? Party.Kind.MAIN_CONTRACTOR : Party.Kind.SUBCONTRACTOR);

    private static final RowMapper<Party> THIRD_PARTY =
            (row, number) -> new Party(row.getString("code"), row.getString("name"), Party.Kind.THIRD_PARTY);

    private final JdbcClient jdbc;
    private final MessageSource messages;
    private final ReadOnce<String, Optional<Party>> byCode = new ReadOnce<>();
    private final ReadOnce<String, List<Party>> byProject = new ReadOnce<>();
    private final ReadOnce<String, List<Party>> bySubsidiary = new ReadOnce<>();

    JdbcParties(JdbcClient jdbc, MessageSource messages) {
        this.jdbc = jdbc;
        this.messages = messages;
    }

    @Override
    public Optional<Party> find(String code) {
        return byCode.get(code, this::read);
    }

    private Optional<Party> read(String code) {
        return ours().filter(party -> party.code().equals(code))
                .findFirst()
                .or(() -> jdbc.sql("select code, name, kind from estate_contractor where code = :code")
                        .param("code", code)
                        .query(CONTRACTOR)
                        .optional())
                .or(() -> jdbc.sql("select code, name from estate_third_party where code = :code")
                        .param("code", code)
                        .query(THIRD_PARTY)
                        .optional());
    }

    @Override
    public List<Party> contractorsOf(String project) {
        return byProject.get(project, key -> {
            List<Party> contractors = readContractors(key);
            // nearly always one of them is asked for by its code next
            contractors.forEach(party -> byCode.found(party.code(), Optional.of(party)));
            return contractors;
        });
    }

    private List<Party> readContractors(String project) {
        return List.copyOf(jdbc.sql(
                        """
                        select c.code, c.name, c.kind
                        from estate_contractor c
                        where c.code in (select contractor from estate_contract where project = :project)
                           or c.code in (select main_contractor from estate_contract where project = :project)
                        order by case when c.kind = 'MAIN' then 0 else 1 end, c.code
                        """)
                .param("project", project)
                .query(CONTRACTOR)
                .list());
    }

    @Override
    public List<Party> thirdPartiesOf(String subsidiary) {
        return bySubsidiary.get(subsidiary, this::readThirdParties);
    }

    private List<Party> readThirdParties(String subsidiary) {
        return List.copyOf(jdbc.sql(
                        """
                        select code, name from estate_third_party
                        where subsidiary = :subsidiary or subsidiary is null
                        order by case when subsidiary is null then 1 else 0 end, code
                        """)
                .param("subsidiary", subsidiary)
                .query(THIRD_PARTY)
                .list());
    }

    @Override
    public List<Party> all() {
        List<Party> all = new ArrayList<>(ours().toList());
        all.addAll(jdbc.sql("select code, name, kind from estate_contractor order by code")
                .query(CONTRACTOR)
                .list());
        all.addAll(jdbc.sql("select code, name from estate_third_party order by code")
                .query(THIRD_PARTY)
                .list());
        return List.copyOf(all);
    }

    /** Parties that are no companies of the group's lists. Their names are Chinese: they go into records and letters. */
    private Stream<Party> ours() {
        return Stream.of(Party.Kind.PROPERTY, Party.Kind.DEVELOPER, Party.Kind.OWNER)
                .map(kind -> new Party(
                        kind.name(),
                        messages.getMessage("party." + kind.name(), null, Locale.SIMPLIFIED_CHINESE),
                        kind));
    }
}
