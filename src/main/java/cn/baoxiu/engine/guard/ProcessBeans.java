package cn.baoxiu.engine.guard;

import cn.baoxiu.engine.ProcessBean;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * The beans that models may name: those marked {@link ProcessBean}, and nothing else of the application. Names are
 * looked up when asked for, because the engine is built before most beans.
 */
@Component
public class ProcessBeans {

    private final ApplicationContext context;
    private final Map<String, Boolean> known = new ConcurrentHashMap<>();

    ProcessBeans(ApplicationContext context) {
        this.context = context;
    }

    public boolean contains(String name) {
        return known.computeIfAbsent(
                name,
                n -> context.containsBean(n) && context.findAnnotationOnBean(n, ProcessBean.class, false) != null);
    }

    /** Class of the bean, null if no such bean may be named. */
    public @Nullable Class<?> typeOf(String name) {
        return contains(name) ? context.getType(name) : null;
    }

    /** Live read-only view for the engine's expression resolver. */
    Map<Object, Object> asMap() {
        return new View();
    }

    private final class View extends AbstractMap<Object, Object> {

        @Override
        public boolean containsKey(@Nullable Object key) {
            return key instanceof String name && contains(name);
        }

        @Override
        public @Nullable Object get(@Nullable Object key) {
            return key instanceof String name && contains(name) ? context.getBean(name) : null;
        }

        @Override
        public Set<Entry<Object, Object>> entrySet() {
            return context.getBeansWithAnnotation(ProcessBean.class).entrySet().stream()
                    .map(e -> Map.<Object, Object>entry(e.getKey(), e.getValue()))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }
}
