/**
 * Facts about cases and the key figures that are counted from them. Reads nothing but the SQL views of the rooms that own
 * the data.
 */
@ApplicationModule(allowedDependencies = {"estate", "identity", "notification", "engine"})
@NullMarked
package cn.baoxiu.scorecard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
