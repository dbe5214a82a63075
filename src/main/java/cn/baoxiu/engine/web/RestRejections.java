package cn.baoxiu.engine.web;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.Rejections;
import cn.baoxiu.engine.Sentences;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * When a form is refused, answers the engine's REST API and Tasklist with HTTP 400 and the sentences alone, in place
 * of the engine's HTTP 500 and its own wording (rules R10). Also says in Chinese that a user may not do something with
 * a task, where the engine lists ids and rights, and that a form's values cannot be read.
 */
@Component
class RestRejections extends OncePerRequestFilter {

    private static final Pattern TASK = Pattern.compile(".*/task/[^/]+(?:/.*)?");
    private static final Pattern FORM = Pattern.compile(".*/(?:complete|submit-form)/?");

    /** How the engine names the errors of its JSON reader. */
    private static final Pattern UNREADABLE =
            Pattern.compile("Json\\w+|MismatchedInput\\w+|InvalidFormat\\w+|UnrecognizedProperty\\w+");

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
        HeldAnswer answer = new HeldAnswer(response);
        chain.doFilter(request, answer);
        Object rejected = request.getAttribute(Rejections.ATTRIBUTE);
        if (rejected instanceof FormRejected form && answer.getStatus() >= 400) {
            write(answer, HttpStatus.BAD_REQUEST, "FormRejected", sentences.of(form));
        } else if (answer.getStatus() >= 400
                && TASK.matcher(request.getRequestURI()).matches()) {
            translate(request, answer);
        }
        answer.release();
    }

    private void translate(HttpServletRequest request, ContentCachingResponseWrapper answer) throws IOException {
        JsonNode error = errorOf(answer);
        String type = error.path("type").textValue();
        if ("AuthorizationException".equals(type)) {
            write(answer, HttpStatus.FORBIDDEN, "AuthorizationException", sentences.text("problem.denied.detail"));
        } else if (answer.getStatus() == HttpStatus.BAD_REQUEST.value()
                && FORM.matcher(request.getRequestURI()).matches()
                && (type == null
                        || UNREADABLE.matcher(type).matches()
                        || error.path("message").asText("").isBlank())) {
            write(
                    answer,
                    HttpStatus.BAD_REQUEST,
                    "InvalidRequestException",
                    sentences.text("problem.unreadable.detail"));
        }
    }

    /** Empty if the answer is not one of the engine's own errors, which are JSON. */
    private JsonNode errorOf(ContentCachingResponseWrapper answer) {
        try {
            return json.readTree(answer.getContentAsByteArray());
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    private void write(ContentCachingResponseWrapper answer, HttpStatus status, String type, String message)
            throws IOException {
        answer.resetBuffer();
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("type", type);
        body.put("message", message);
        body.put("code", null);
        answer.setStatus(status.value());
        answer.setContentType(MediaType.APPLICATION_JSON_VALUE);
        answer.setCharacterEncoding(StandardCharsets.UTF_8.name());
        answer.getOutputStream().write(json.writeValueAsBytes(Collections.unmodifiableMap(body)));
    }

    /** An answer that can still be changed, also when the engine's REST interface has sent it as a bare error. */
    private static final class HeldAnswer extends ContentCachingResponseWrapper {

        private boolean bareError;

        HeldAnswer(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendError(int status) {
            bareError = true;
            setStatus(status);
        }

        @Override
        public void sendError(int status, @Nullable String message) {
            sendError(status);
        }

        void release() throws IOException {
            if (bareError && getContentSize() == 0) {
                ((HttpServletResponse) getResponse()).sendError(getStatus());
            } else {
                copyBodyToResponse();
            }
        }
    }
}
