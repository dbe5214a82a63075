/** Call-backs of owners after a case is closed: attempts, answers, and what follows from them. */
@NullMarked
package cn.baoxiu.survey.callback;

import org.jspecify.annotations.NullMarked;
