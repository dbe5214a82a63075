/**
 * Measures the program: never part of the tests, because a time measured on one machine says nothing on another.
 * Started by {@code bench/run}; the figures are kept in {@code docs/performance.md}.
 */
@NullMarked
package cn.baoxiu.bench;

import org.jspecify.annotations.NullMarked;
