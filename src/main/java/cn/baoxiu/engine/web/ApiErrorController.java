package cn.baoxiu.engine.web;

import cn.baoxiu.engine.Sentences;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.autoconfigure.web.servlet.error.BasicErrorController;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.boot.web.servlet.error.ErrorAttributes;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;

/**
 * Errors that no controller met (no such path, wrong method, wrong content type, a failure): browsers get the error
 * page, programs a problem document (RFC 9457) like that of any other wrong request.
 */
@Controller
class ApiErrorController extends BasicErrorController {

    private final Sentences sentences;

    ApiErrorController(
            ErrorAttributes attributes, ServerProperties server, List<ErrorViewResolver> views, Sentences sentences) {
        super(attributes, server.getError(), views);
        this.sentences = sentences;
    }

    @Override
    public ResponseEntity<Map<String, Object>> error(HttpServletRequest request) {
        HttpStatus status = getStatus(request);
        String kind =
                switch (status) {
                    case NOT_FOUND -> "notFound";
                    case FORBIDDEN -> "denied";
                    case METHOD_NOT_ALLOWED -> "method";
                    case UNSUPPORTED_MEDIA_TYPE, NOT_ACCEPTABLE -> "mediaType";
                    case CONFLICT -> "conflict";
                    default -> status.is5xxServerError() ? "failure" : "unreadable";
                };
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "urn:baoxiu:problem:" + kind);
        problem.put("title", sentences.text("problem." + kind));
        problem.put("status", status.value());
        problem.put("detail", sentences.text("problem." + kind + ".detail"));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
