/**
 * The three levels: their rules, records and messages.
 */
@NullMarked
package cn.baoxiu.escalation.chain;

import org.jspecify.annotations.NullMarked;
