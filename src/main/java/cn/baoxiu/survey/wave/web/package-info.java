/** Pages and API of survey results, their import and their benchmarks. */
@NullMarked
package cn.baoxiu.survey.wave.web;

import org.jspecify.annotations.NullMarked;
