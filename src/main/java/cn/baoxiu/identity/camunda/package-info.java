/**
 * The bridge to the engine's identity store: users, groups, tenants, grants, and who acts in an engine call. The only
 * place of this room that knows the engine.
 */
@NullMarked
package cn.baoxiu.identity.camunda;

import org.jspecify.annotations.NullMarked;
