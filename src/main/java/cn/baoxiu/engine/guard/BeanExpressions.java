package cn.baoxiu.engine.guard;

import java.util.Map;
import org.camunda.bpm.engine.impl.el.ReadOnlyMapELResolver;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.springframework.context.ApplicationContext;

/**
 * Resolves names in expressions: first the allow-listed beans, then variables. The engine's own order would let a
 * variable take a bean's name, and so carry an arbitrary object past the model gate's check of bean methods.
 */
final class BeanExpressions extends SpringExpressionManager {

    BeanExpressions(ApplicationContext context, Map<Object, Object> beans) {
        super(context, beans);
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolver = new CompositeELResolver();
        resolver.add(new ReadOnlyMapELResolver(beans));
        resolver.add(super.createElResolver());
        return resolver;
    }
}
