/** What owners say: call-backs after closure, imported survey waves and mystery visits, each kept apart. */
@ApplicationModule(allowedDependencies = {"repair", "estate", "identity", "clock", "notification", "engine"})
@NullMarked
package cn.baoxiu.survey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
