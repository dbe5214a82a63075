package cn.baoxiu.contractor.web;

import cn.baoxiu.contractor.retention.ContractFilter;
import cn.baoxiu.engine.SubmittedForm;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of the list of contracts as they stand in an address.
 *
 * @param subsidiary code
 * @param project code
 * @param contractor code
 * @param money RETENTION, SECURED, CLAIM or RELEASING; all contracts without it
 * @param page from 0
 * @param size at most 100
 */
public record ContractParams(
        @Nullable String subsidiary,
        @Nullable String project,
        @Nullable String contractor,
        @Nullable String money,
        @Nullable Integer page,
        @Nullable Integer size) {

    private static final int ROWS = 50;

    /** @throws cn.baoxiu.engine.FormRejected for an unknown value of {@code money} */
    ContractFilter read() {
        Map<String, String> values = new HashMap<>();
        if (money != null) {
            values.put("money", money);
        }
        SubmittedForm form = SubmittedForm.of(values);
        ContractFilter.Money chosen = form.choice("money", ContractFilter.Money.class);
        form.check();
        return new ContractFilter(
                subsidiary, project, contractor, chosen, page == null ? 0 : page, size == null ? ROWS : size);
    }
}
