package cn.baoxiu.clock.web;

import cn.baoxiu.clock.Recomputation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For the auditor, who trusts nothing. */
@RestController
@Tag(name = "clocks")
@PreAuthorize("hasAnyAuthority('auditor', 'camunda-admin')")
class RecomputationApi {

    private final Recomputation recomputation;

    RecomputationApi(Recomputation recomputation) {
        this.recomputation = recomputation;
    }

    @Operation(
            summary = "Work out all promises anew from the log and name every one that differs",
            description = "Changes nothing. With parameter case only that case. differences is empty if all is proved;"
                    + " withoutLog counts promises older than the log.")
    @PostMapping("/api/clocks/recomputation")
    Recomputation.Result run(@RequestParam(name = "case", required = false) @Nullable String caseNumber) {
        return recomputation.run(caseNumber);
    }
}
