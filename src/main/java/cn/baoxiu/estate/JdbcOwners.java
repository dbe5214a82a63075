package cn.baoxiu.estate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcOwners implements Owners {

    private static final int NAME_MAX = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcOwners(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Optional<OwnerContact> of(String homeCode, LocalDate on) {
        return jdbc
                .sql(
                        """
                        select id, home, name, phone, since_date from estate_ownership
                        where home = :home and since_date <= :on and (until_date is null or until_date > :on)
                        order by since_date desc
                        """)
                .param("home", homeCode)
                .param("on", on)
                .query((row, number) -> new OwnerContact(
                        row.getLong("id"),
                        row.getString("home"),
                        row.getString("name"),
                        row.getString("phone"),
                        row.getObject("since_date", LocalDate.class)))
                .stream()
                .findFirst();
    }

    @Override
    @Transactional
    public OwnerContact change(String homeCode, String name, String phone, LocalDate since) {
        String trimmed = name.strip();
        if (trimmed.isEmpty() || trimmed.length() > NAME_MAX) {
            throw new OwnerRefused("name", "estate.owner.name");
        }
        String digits = Phones.normalize(phone).orElseThrow(() -> new OwnerRefused("phone", "estate.owner.phone"));
        if (since.isAfter(LocalDate.now(clock))) {
            throw new OwnerRefused("since", "estate.owner.since.future");
        }
        lockHome(homeCode);
        Optional<LocalDate> last = jdbc.sql("select max(since_date) from estate_ownership where home = :home")
                .param("home", homeCode)
                .query(LocalDate.class)
                .optional();
        if (last.isPresent() && !since.isAfter(last.get())) {
            throw new OwnerRefused("since", "estate.owner.since.notAfter");
        }
        jdbc.sql("update estate_ownership set until_date = :since where home = :home and until_date is null")
                .param("since", since)
                .param("home", homeCode)
                .update();
        jdbc.sql("insert into estate_ownership (home, name, phone, since_date) values (:home, :name, :phone, :since)")
                .param("home", homeCode)
                .param("name", trimmed)
                .param("phone", digits)
                .param("since", since)
                .update();
        return of(homeCode, since).orElseThrow();
    }

    /** Two changes of one home at a time would both end the same owner. */
    private void lockHome(String homeCode) {
        boolean known = jdbc.sql("select code from estate_home where code = :home for update")
                .param("home", homeCode)
                .query(String.class)
                .optional()
                .isPresent();
        if (!known) {
            throw new NoSuchElementException("no home " + homeCode);
        }
    }
}
