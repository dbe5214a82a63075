/**
 * Photos and files that belong to something of another room, known here by a plain key: checked by content, cleaned of
 * what nobody should see, kept in one store. Who may see or add them is decided by the room that owns the key.
 */
@ApplicationModule(allowedDependencies = {"identity", "engine"})
@NullMarked
package cn.baoxiu.attachment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
