/**
 * Key figures of repair service (domain B6, rules R7): facts per case, counts per month, the cases behind every number.
 */
@NullMarked
package cn.baoxiu.scorecard.kpi;

import org.jspecify.annotations.NullMarked;
