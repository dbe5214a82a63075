/**
 * Pages and API of the repair case.
 */
@NullMarked
package cn.baoxiu.repair.web;

import org.jspecify.annotations.NullMarked;
