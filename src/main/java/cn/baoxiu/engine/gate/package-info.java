/** The checks every model passes before it is deployed. */
@NullMarked
package cn.baoxiu.engine.gate;

import org.jspecify.annotations.NullMarked;
