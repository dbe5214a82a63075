/**
 * Facts about cases, the key figures that are counted from them, and the monthly score. Reads nothing but the SQL views of the
 * rooms that own the data.
 */
@ApplicationModule(
        allowedDependencies = {"attachment", "clock", "estate", "identity", "notification", "paper", "engine"})
@NullMarked
package cn.baoxiu.scorecard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
