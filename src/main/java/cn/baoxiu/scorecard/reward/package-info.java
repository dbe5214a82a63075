/** Rewards and penalties of people (M4): with reason and evidence, entered by one and confirmed by another. */
@NamedInterface("reward")
@NullMarked
package cn.baoxiu.scorecard.reward;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
