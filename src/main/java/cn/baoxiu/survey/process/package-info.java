/** Listeners and delegates of the model {@code callback-survey}, and the gate to the engine. */
@NullMarked
package cn.baoxiu.survey.process;

import org.jspecify.annotations.NullMarked;
