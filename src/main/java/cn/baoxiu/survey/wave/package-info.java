/**
 * Results of surveys by instrument, owner segment and wave beside their benchmarks; import of those that come from
 * outside. No mean is ever made over two instruments or two questions.
 */
@NamedInterface("wave")
@NullMarked
package cn.baoxiu.survey.wave;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
