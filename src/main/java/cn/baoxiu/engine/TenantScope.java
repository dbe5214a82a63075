package cn.baoxiu.engine;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The tenant (subsidiary code) that a process instance started inside the scope belongs to. Starting an instance
 * outside any scope is an error: an instance without a tenant would be visible to every subsidiary.
 */
public final class TenantScope {

    private static final ThreadLocal<@Nullable String> CURRENT = new ThreadLocal<>();

    private TenantScope() {}

    public static <T> T call(String tenantId, Supplier<T> work) {
        String before = CURRENT.get();
        CURRENT.set(tenantId);
        try {
            return work.get();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    /** The tenant of the innermost scope, null outside any. */
    public static @Nullable String current() {
        return CURRENT.get();
    }
}
