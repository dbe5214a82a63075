/**
 * What the model {@code escalation} calls, and the adapter to the engine.
 */
@NullMarked
package cn.baoxiu.escalation.process;

import org.jspecify.annotations.NullMarked;
