/**
 * Everything that speaks to the process engine generically: forms, decisions, tasks, models, tenants, time.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package cn.baoxiu.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
