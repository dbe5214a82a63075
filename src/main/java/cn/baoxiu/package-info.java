/**
 * Baoxiu: case management for home repair under warranty.
 */
@NullMarked
package cn.baoxiu;

import org.jspecify.annotations.NullMarked;
