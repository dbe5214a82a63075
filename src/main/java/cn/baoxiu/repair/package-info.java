/**
 * The repair case from triage to closure.
 */
@ApplicationModule(allowedDependencies = {"attachment", "clock", "estate", "identity", "engine"})
@NullMarked
package cn.baoxiu.repair;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
