/** Scores of departments and people of a subsidiary, from the facts that are frozen with its card (M4, M6, domain B7). */
@NullMarked
package cn.baoxiu.scorecard.inside;

import org.jspecify.annotations.NullMarked;
