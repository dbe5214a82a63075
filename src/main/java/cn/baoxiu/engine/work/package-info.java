/** The gates through which rooms use the engine: tasks, starts, messages, decisions. */
@NullMarked
package cn.baoxiu.engine.work;

import org.jspecify.annotations.NullMarked;
