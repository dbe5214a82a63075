/** Problem documents, rejected forms in REST answers, the page of models. */
@NullMarked
package cn.baoxiu.engine.web;

import org.jspecify.annotations.NullMarked;
