/**
 * Inbox, settings of a person, undelivered messages.
 */
@NullMarked
package cn.baoxiu.notification.web;

import org.jspecify.annotations.NullMarked;
