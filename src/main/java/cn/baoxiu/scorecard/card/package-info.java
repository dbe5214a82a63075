/** Monthly cards: frozen facts, and the score that follows from them (rules R8). */
@NamedInterface("card")
@NullMarked
package cn.baoxiu.scorecard.card;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
