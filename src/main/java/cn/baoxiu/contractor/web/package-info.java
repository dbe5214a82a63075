/** Pages and API of the ladder against contractors. */
@NullMarked
package cn.baoxiu.contractor.web;

import org.jspecify.annotations.NullMarked;
