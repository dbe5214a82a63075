package cn.baoxiu.identity.camunda;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.camunda.bpm.webapp.impl.security.filter.headersec.provider.impl.ContentSecurityPolicyProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each page of Camunda's web applications the nonce that its own security policy names.
 *
 * <p>Camunda's filter for the header hands the nonce to the one that writes the page as an attribute of the whole program,
 * where a request of somebody else may overwrite it in between. The browser then refuses every script of the page, and
 * Tasklist stays empty. Here the attribute belongs to the request.
 */
class PolicyNonceFilter extends OncePerRequestFilter {

    private static final String NONCE = ContentSecurityPolicyProvider.ATTR_CSP_FILTER_NONCE;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ServletContext own = ownNonce(request.getServletContext());
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public ServletContext getServletContext() {
                        return own;
                    }
                },
                response);
    }

    private static ServletContext ownNonce(ServletContext shared) {
        return (ServletContext) Proxy.newProxyInstance(
                PolicyNonceFilter.class.getClassLoader(), new Class<?>[] {ServletContext.class}, new OwnNonce(shared));
    }

    private static final class OwnNonce implements InvocationHandler {

        private final ServletContext shared;
        private @Nullable Object nonce;

        OwnNonce(ServletContext shared) {
            this.shared = shared;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] args) throws Throwable {
            if (args != null && args.length > 0 && NONCE.equals(args[0])) {
                switch (method.getName()) {
                    case "getAttribute" -> {
                        return nonce;
                    }
                    case "setAttribute" -> {
                        nonce = args[1];
                        return null;
                    }
                    default -> {
                        // as the program has it
                    }
                }
            }
            try {
                return method.invoke(shared, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }
}
