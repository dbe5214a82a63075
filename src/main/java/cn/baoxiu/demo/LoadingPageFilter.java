package cn.baoxiu.demo;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Answers every page with the progress of the demo load until it is finished. */
@Component
@ConditionalOnProperty("baoxiu.demo.enabled")
@Order(Ordered.HIGHEST_PRECEDENCE)
class LoadingPageFilter extends OncePerRequestFilter {

    private final DemoProgress progress;
    private final ITemplateEngine templates;

    LoadingPageFilter(DemoProgress progress, ITemplateEngine templates) {
        this.progress = progress;
        this.templates = templates;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return progress.state().finished() || path.startsWith("/actuator/health") || path.startsWith("/webjars/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader("Retry-After", "5");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'self'");
        response.setContentType("text/html;charset=UTF-8");
        DemoProgress.State state = progress.state();
        response.getWriter()
                .write(templates.process(
                        "demo/progress",
                        new Context(
                                Locale.SIMPLIFIED_CHINESE,
                                Map.of("state", state, "steps", java.util.List.of("reference", "users", "cases")))));
    }
}
