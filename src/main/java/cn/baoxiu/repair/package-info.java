/**
 * The repair case from triage to closure.
 */
@ApplicationModule(
        allowedDependencies = {
            "attachment",
            "clock",
            "contractor",
            "escalation",
            "estate",
            "identity",
            "notification",
            "engine"
        })
@NullMarked
package cn.baoxiu.repair;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
