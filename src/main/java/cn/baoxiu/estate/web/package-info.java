/** Pages and API of the room. */
@NullMarked
package cn.baoxiu.estate.web;

import org.jspecify.annotations.NullMarked;
