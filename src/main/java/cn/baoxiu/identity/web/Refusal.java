package cn.baoxiu.identity.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;

/** Answers of the gate, in the form of the engine's own REST errors, which Tasklist and Cockpit show to people. */
class Refusal {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final MessageSource messages;

    Refusal(MessageSource messages) {
        this.messages = messages;
    }

    void forbidden(HttpServletResponse response) throws IOException {
        write(response, 403, "Forbidden", "identity.gate.forbidden");
    }

    void notFound(HttpServletResponse response) throws IOException {
        write(response, 404, "NotFound", "identity.gate.notFound");
    }

    void badRequest(HttpServletResponse response) throws IOException {
        write(response, 400, "BadRequest", "identity.gate.badDeployment");
    }

    private void write(HttpServletResponse response, int status, String type, String key) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        String message = messages.getMessage(key, null, Locale.SIMPLIFIED_CHINESE);
        JSON.writeValue(response.getOutputStream(), Map.of("type", type, "message", message));
    }
}
