/** Listeners and delegates of the model {@code monthly-scorecard}, and the gate to the engine. */
@NullMarked
package cn.baoxiu.scorecard.process;

import org.jspecify.annotations.NullMarked;
