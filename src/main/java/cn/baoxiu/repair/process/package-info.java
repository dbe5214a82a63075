/**
 * What the model {@code repair-case} calls: one listener or delegate per step, and the adapter to the engine.
 */
@NullMarked
package cn.baoxiu.repair.process;

import org.jspecify.annotations.NullMarked;
