/**
 * Users, groups, tenants, login and who may see what.
 */
@ApplicationModule(allowedDependencies = {"estate", "engine"})
@NullMarked
package cn.baoxiu.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
