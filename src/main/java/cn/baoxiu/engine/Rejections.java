package cn.baoxiu.engine;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Takes a {@link FormRejected} out of the wrappings the engine puts around a listener's exception, and leaves it in
 * the current request for whoever writes the answer: the engine's REST API would otherwise hide it in its own text.
 */
public final class Rejections {

    /** Name of the request attribute that holds the last {@link FormRejected}. */
    public static final String ATTRIBUTE = FormRejected.class.getName();

    private Rejections() {}

    public static <T> T unwrap(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            FormRejected rejected = find(e);
            if (rejected == null) {
                throw e;
            }
            RequestAttributes request = RequestContextHolder.getRequestAttributes();
            if (request != null) {
                request.setAttribute(ATTRIBUTE, rejected, RequestAttributes.SCOPE_REQUEST);
            }
            throw rejected;
        }
    }

    private static @Nullable FormRejected find(RuntimeException e) {
        Throwable cause = e;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (cause instanceof FormRejected rejected) {
                return rejected;
            }
            cause = cause.getCause();
        }
        return null;
    }
}
