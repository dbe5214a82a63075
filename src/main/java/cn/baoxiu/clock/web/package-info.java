/** The clock's HTTP interface. */
@NullMarked
package cn.baoxiu.clock.web;

import org.jspecify.annotations.NullMarked;
