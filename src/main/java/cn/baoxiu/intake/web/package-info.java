/** The report API and the page on which the counter enters a report. */
@NullMarked
package cn.baoxiu.intake.web;

import org.jspecify.annotations.NullMarked;
