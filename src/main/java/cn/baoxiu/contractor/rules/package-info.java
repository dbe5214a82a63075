/**
 * Business figures of the room: who approves which sum, and what a contract says about delivery, objections and caps.
 */
@NullMarked
package cn.baoxiu.contractor.rules;

import org.jspecify.annotations.NullMarked;
