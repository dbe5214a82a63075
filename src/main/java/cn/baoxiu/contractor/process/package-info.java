/**
 * What the models of the room call, and the adapters to the engine.
 */
@NullMarked
package cn.baoxiu.contractor.process;

import org.jspecify.annotations.NullMarked;
