/** Letters to contractors: what they say, their numbers and delivery, and the paper that is made of it. */
@NullMarked
package cn.baoxiu.contractor.letter;

import org.jspecify.annotations.NullMarked;
