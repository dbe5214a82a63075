/**
 * Working calendars, deadlines and the promises made to owners and parties.
 */
@ApplicationModule(allowedDependencies = {"estate", "identity", "engine"})
@NullMarked
package cn.baoxiu.clock;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
