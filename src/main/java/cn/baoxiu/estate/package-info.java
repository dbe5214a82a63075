/**
 * Subsidiaries, projects, homes, owners, contracts and the warranty register with its two clocks.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package cn.baoxiu.estate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
