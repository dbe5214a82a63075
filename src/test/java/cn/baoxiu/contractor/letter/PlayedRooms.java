package cn.baoxiu.contractor.letter;

import cn.baoxiu.contractor.ContractorCases;
import cn.baoxiu.contractor.Retention;
import cn.baoxiu.contractor.Violations;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;

/** Empty rooms for the whole program, as long as those who build them are not there. */
@Configuration(proxyBeanMethods = false)
class PlayedRooms {

    @Bean
    @Fallback
    ContractorCases playedCases() {
        return empty(ContractorCases.class);
    }

    @Bean
    @Fallback
    Retention playedRetention() {
        return empty(Retention.class);
    }

    @Bean
    @Fallback
    Violations playedViolations() {
        return empty(Violations.class);
    }

    private static <T> T empty(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (method.getReturnType() == List.class) {
                return List.of();
            }
            if (method.getReturnType() == Optional.class) {
                return Optional.empty();
            }
            return switch (method.getName()) {
                case "hashCode" -> System.identityHashCode(proxy);
                case "equals" -> proxy == args[0];
                case "toString" -> type.getSimpleName();
                default -> null;
            };
        }));
    }
}
