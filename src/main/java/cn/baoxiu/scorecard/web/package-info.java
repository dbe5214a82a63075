/**
 * Pages and API of the room.
 */
@NullMarked
package cn.baoxiu.scorecard.web;

import org.jspecify.annotations.NullMarked;
