/**
 * Pages and API of the room.
 */
@NullMarked
package cn.baoxiu.contractor.web;

import org.jspecify.annotations.NullMarked;
