/**
 * Papers: HTML into PDF/A with one Chinese font, without opening a file or a connection. What stands on a paper is the
 * business of the room that makes it.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package cn.baoxiu.paper;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
