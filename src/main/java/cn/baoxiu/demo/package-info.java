/**
 * The demo group: loaded by driving the real services and the engine on a moved clock.
 */
@ApplicationModule(
        allowedDependencies = {
            "attachment",
            "intake",
            "repair",
            "survey",
            "survey :: wave",
            "scorecard :: appraisal",
            "scorecard :: card",
            "scorecard :: reward",
            "clock",
            "estate",
            "identity",
            "engine"
        })
@NullMarked
package cn.baoxiu.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
