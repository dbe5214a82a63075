/**
 * What each person wants to be told by, where, in which language and when not.
 */
@NullMarked
package cn.baoxiu.notification.person;

import org.jspecify.annotations.NullMarked;
