/** The owner's page, and pages of the call-backs. */
@NullMarked
package cn.baoxiu.survey.web;

import org.jspecify.annotations.NullMarked;
