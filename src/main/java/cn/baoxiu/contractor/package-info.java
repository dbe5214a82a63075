/**
 * The ladder against contractors: violations, letters, objections, deductions, the retention ledger, third-party repair
 * and its charge-back, rating. A case is known here by its number and the facts of {@link
 * cn.baoxiu.contractor.ContractorCases}.
 */
@ApplicationModule(
        allowedDependencies = {"attachment", "clock", "estate", "identity", "notification", "paper", "engine"})
@NullMarked
package cn.baoxiu.contractor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
