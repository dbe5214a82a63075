/**
 * The rows of inbox and outbox, and their delivery.
 */
@NullMarked
package cn.baoxiu.notification.outbox;

import org.jspecify.annotations.NullMarked;
