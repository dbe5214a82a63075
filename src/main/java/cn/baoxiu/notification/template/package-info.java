/**
 * Texts of the messages, in Chinese and English.
 */
@NullMarked
package cn.baoxiu.notification.template;

import org.jspecify.annotations.NullMarked;
