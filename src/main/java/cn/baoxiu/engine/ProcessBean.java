package cn.baoxiu.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.stereotype.Component;

/**
 * Marks a bean that models may name in an expression. It is the allow-list of the model gate: a bean without this
 * annotation can neither be deployed in a model nor be resolved by the engine.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Component
public @interface ProcessBean {

    /** The name under which models use the bean, for example {@code completeSurveyListener}. */
    @AliasFor(annotation = Component.class)
    String value();
}
