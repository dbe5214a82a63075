package cn.baoxiu.repair.listing;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Filters that a person keeps under a name, seen by that person alone. */
@Service
@Transactional
public class SavedFilters {

    private static final int MAX_NAME = 50;
    private static final int MAX_FILTERS = 30;

    private final JdbcClient jdbc;
    private final CurrentUser currentUser;

    SavedFilters(JdbcClient jdbc, CurrentUser currentUser) {
        this.jdbc = jdbc;
        this.currentUser = currentUser;
    }

    @Transactional(readOnly = true)
    public List<Saved> mine() {
        return jdbc.sql("select id, name, query from repair_saved_filter where user_id = ? order by name")
                .param(user())
                .query((row, number) -> new Saved(row.getLong(1), row.getString(2), row.getString(3)))
                .list();
    }

    /**
     * Keeps a filter; one of the same name is replaced.
     *
     * @param query checked parameters as they stand in an address, without search words
     * @throws FormRejected without a name, for one that is too long, or if there are too many
     */
    public void save(String name, String query) {
        String kept = name.replaceAll("\\p{Cntrl}", " ").strip();
        if (kept.isEmpty()) {
            throw new FormRejected("filterName", "form.required");
        }
        if (kept.codePointCount(0, kept.length()) > MAX_NAME || kept.length() > MAX_NAME) {
            throw new FormRejected("filterName", "form.tooLong", MAX_NAME);
        }
        int changed = jdbc.sql("update repair_saved_filter set query = ? where user_id = ? and name = ?")
                .params(query, user(), kept)
                .update();
        if (changed == 0) {
            if (mine().size() >= MAX_FILTERS) {
                throw new FormRejected("filterName", "repair.filter.tooMany", MAX_FILTERS);
            }
            jdbc.sql("insert into repair_saved_filter (user_id, name, query) values (?, ?, ?)")
                    .params(user(), kept, query)
                    .update();
        }
    }

    /** Of another person's filter nothing happens. */
    public void remove(long id) {
        jdbc.sql("delete from repair_saved_filter where id = ? and user_id = ?")
                .params(id, user())
                .update();
    }

    private String user() {
        return currentUser.find().map(AppUser::id).orElseThrow(() -> new NoSuchElementException("nobody is logged in"));
    }

    /** @param query parameters of the list */
    public record Saved(long id, String name, String query) {}
}
