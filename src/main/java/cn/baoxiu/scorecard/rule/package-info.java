/** Rules of the monthly score (rules R8): what stands in the decision tables, and the arithmetic on it. */
@NullMarked
package cn.baoxiu.scorecard.rule;

import org.jspecify.annotations.NullMarked;
