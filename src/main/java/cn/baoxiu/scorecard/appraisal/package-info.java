/**
 * What people say and do in the cycle of a monthly card (rules R3, R8): score events, appeals and their decision,
 * confirmation, publication.
 */
@NamedInterface("appraisal")
@NullMarked
package cn.baoxiu.scorecard.appraisal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
