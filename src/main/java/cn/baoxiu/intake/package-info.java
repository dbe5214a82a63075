/**
 * Repair reports from every channel, and the recognition of duplicates and repeats.
 */
@ApplicationModule(allowedDependencies = {"repair", "clock", "estate", "identity", "notification", "engine"})
@NullMarked
package cn.baoxiu.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
