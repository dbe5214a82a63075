/**
 * Messages to people: templates, the outbox, and the senders for mail, SMS and chat.
 */
@ApplicationModule(allowedDependencies = {"identity", "engine"})
@NullMarked
package cn.baoxiu.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
