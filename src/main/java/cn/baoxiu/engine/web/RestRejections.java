package cn.baoxiu.engine.web;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.Rejections;
import cn.baoxiu.engine.Sentences;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * When a form is refused, answers the engine's REST API and Tasklist with HTTP 400 and the sentences alone, in place
 * of the engine's HTTP 500 and its own wording (rules R10).
 */
@Component
class RestRejections extends OncePerRequestFilter {

    private final Sentences sentences;
    private final ObjectMapper json;

    RestRejections(Sentences sentences, ObjectMapper json) {
        this.sentences = sentences;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return !request.getMethod().equals("POST")
                || !(path.startsWith("/engine-rest/") || path.startsWith("/camunda/api/engine/"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        Object rejected = request.getAttribute(Rejections.ATTRIBUTE);
        if (rejected instanceof FormRejected form && answer.getStatus() >= 400) {
            answer.resetBuffer();
            write(answer, form);
        }
        answer.copyBodyToResponse();
    }

    private void write(ContentCachingResponseWrapper answer, FormRejected form) throws IOException {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("type", "FormRejected");
        body.put("message", sentences.of(form));
        body.put("code", null);
        answer.setStatus(HttpStatus.BAD_REQUEST.value());
        answer.setContentType(MediaType.APPLICATION_JSON_VALUE);
        answer.setCharacterEncoding(StandardCharsets.UTF_8.name());
        answer.getOutputStream().write(json.writeValueAsBytes(Collections.unmodifiableMap(body)));
    }
}
