package cn.baoxiu.repair.web;

import cn.baoxiu.engine.Sentences;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses an upload that is too large as a whole before anything of it is read. The container's own limit would be hit
 * while the form's token is looked for, and the answer would speak of a forged request. Photos may be many; every other
 * upload keeps the smaller limit.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class UploadLimit extends OncePerRequestFilter {

    private static final Pattern PHOTOS = Pattern.compile("(/api)?/cases/[^/]+/attachments/?");

    /** Where a signature travels as a field of a plain form. */
    private static final Pattern SIGNATURES = Pattern.compile("/c/[^/]+/?|/cases/[^/]+/signature/?");

    /** More than any signature that is accepted, less than where the container would give up. */
    private static final long SIGNATURE_MAX = 1_500_000;

    private final long photosMax;
    private final long othersMax;
    private final Sentences sentences;
    private final ObjectMapper json;

    UploadLimit(
            @Value("${spring.servlet.multipart.max-request-size}") DataSize photosMax,
            @Value("${baoxiu.uploads.max-request-size}") DataSize othersMax,
            Sentences sentences,
            ObjectMapper json) {
        this.photosMax = photosMax.toBytes();
        this.othersMax = othersMax.toBytes();
        this.sentences = sentences;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null
                || !(type.regionMatches(true, 0, "multipart/", 0, 10)
                        || SIGNATURES.matcher(request.getRequestURI()).matches());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long max = max(request.getRequestURI());
        if (request.getContentLengthLong() <= max) {
            chain.doFilter(request, response);
        } else if (request.getRequestURI().startsWith("/api/")) {
            answer(response, max);
        } else {
            response.sendError(HttpStatus.PAYLOAD_TOO_LARGE.value());
        }
    }

    private long max(String path) {
        if (SIGNATURES.matcher(path).matches()) {
            return SIGNATURE_MAX;
        }
        return PHOTOS.matcher(path).matches() ? photosMax : othersMax;
    }

    private void answer(HttpServletResponse response, long max) throws IOException {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.PAYLOAD_TOO_LARGE,
                sentences.text("repair.photos.requestTooLarge", String.valueOf(max / 1024 / 1024)));
        problem.setType(URI.create("urn:baoxiu:problem:tooLarge"));
        problem.setTitle(sentences.text("repair.photos.tooLarge"));
        response.setStatus(HttpStatus.PAYLOAD_TOO_LARGE.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem);
    }
}
