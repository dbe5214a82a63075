/**
 * The ways out of the program: mail, SMS and chat webhooks, and how they are configured.
 */
@NullMarked
package cn.baoxiu.notification.channel;

import org.jspecify.annotations.NullMarked;
