/** Keeps the links that owners get. */
@NullMarked
package cn.baoxiu.identity.link;

import org.jspecify.annotations.NullMarked;
