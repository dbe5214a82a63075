/** How the engine is set up: guarded services, allow-listed beans, tenants, incidents. */
@NullMarked
package cn.baoxiu.engine.guard;

import org.jspecify.annotations.NullMarked;
