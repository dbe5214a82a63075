/**
 * The chain of three levels: property customer service, developer customer service, group hotline.
 */
@ApplicationModule(allowedDependencies = {"clock", "estate", "identity", "notification", "engine"})
@NullMarked
package cn.baoxiu.escalation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
