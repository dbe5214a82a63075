package cn.baoxiu.intake;

import cn.baoxiu.engine.Collisions;
import cn.baoxiu.engine.ProcessStarter;
import cn.baoxiu.estate.Location;
import cn.baoxiu.identity.CurrentUser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Where pages and API hand in reports. */
@Service
public class ReportDesk {

    /** How often a report is tried that another one got in the way of. */
    private static final int ATTEMPTS = 4;

    private final ProcessStarter starter;
    private final ReportReading reading;
    private final ReportStore store;
    private final CurrentUser currentUser;

    ReportDesk(ProcessStarter starter, ReportReading reading, ReportStore store, CurrentUser currentUser) {
        this.starter = starter;
        this.reading = reading;
        this.store = store;
        this.currentUser = currentUser;
    }

    /**
     * Starts the case of a report, unless the same user has sent the same client reference before: then the first
     * case is the answer. Not to be called in a transaction: what another request stored first must become visible.
     *
     * @param values body of the report (rules R4)
     * @throws cn.baoxiu.engine.FormRejected with every wrong field; nothing is stored then
     */
    public Receipt submit(Map<String, ?> values) {
        String user = ReportReading.reporterOf(currentUser).id();
        String reference = reference(values.get("clientReference"));
        for (int attempt = 1; ; attempt++) {
            Optional<Receipt> first = reference == null ? Optional.empty() : store.receiptOf(user, reference, true);
            if (first.isPresent()) {
                return first.get();
            }
            try {
                String number = starter.start(ReportIntake.PROCESS, values);
                return Optional.ofNullable(reference)
                        .flatMap(r -> store.receiptOf(user, r, false))
                        .orElseGet(() -> store.lastReceipt(user, number));
            } catch (RuntimeException e) {
                // two that are stored at once may also want the same number or reference
                if (attempt == ATTEMPTS || !(Collisions.isOne(e) || Collisions.isSameKey(e))) {
                    throw e;
                }
            }
        }
    }

    /** @throws org.springframework.security.access.AccessDeniedException if the current user takes no reports */
    public void checkMayReport() {
        ReportReading.reporterOf(currentUser);
    }

    /** Homes and areas that the current user may report for. */
    public List<Location> search(String text, int limit) {
        return reading.search(text, limit);
    }

    /** One of them. */
    public Optional<Location> find(String code) {
        return reading.find(code);
    }

    private static @Nullable String reference(@Nullable Object value) {
        if (!(value instanceof String || value instanceof Number)) {
            return null;
        }
        String text = CleanText.line(value.toString());
        return text.isEmpty() || text.codePointCount(0, text.length()) > ReportReading.REFERENCE ? null : text;
    }
}
