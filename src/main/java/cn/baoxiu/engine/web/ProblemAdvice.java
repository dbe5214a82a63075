package cn.baoxiu.engine.web;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.Sentences;
import java.net.URI;
import java.util.List;
import java.util.NoSuchElementException;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Answers of {@code /api} when something is wrong: problem documents (RFC 9457) in Chinese, with one entry per wrong
 * field. Applies to REST controllers only; pages show errors as pages.
 */
@RestControllerAdvice(annotations = RestController.class)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final String TYPE = "urn:baoxiu:problem:";

    private final Sentences sentences;

    ProblemAdvice(Sentences sentences) {
        this.sentences = sentences;
    }

    @ExceptionHandler
    ProblemDetail rejected(FormRejected e) {
        List<WrongField> errors = e.errors().stream()
                .map(f -> new WrongField(f.field(), f.messageKey(), sentences.of(f)))
                .toList();
        return withErrors(HttpStatus.UNPROCESSABLE_ENTITY, sentences.of(e), errors);
    }

    @ExceptionHandler
    ProblemDetail notFound(NoSuchElementException e) {
        return problem(HttpStatus.NOT_FOUND, "notFound");
    }

    @ExceptionHandler({AccessDeniedException.class, AuthorizationException.class})
    ProblemDetail denied(Exception e) {
        return problem(HttpStatus.FORBIDDEN, "denied");
    }

    @ExceptionHandler({ConcurrencyFailureException.class, OptimisticLockingException.class})
    ProblemDetail conflict(Exception e) {
        return problem(HttpStatus.CONFLICT, "conflict");
    }

    @ExceptionHandler
    ProblemDetail badRequest(BadUserRequestException e) {
        return problem(HttpStatus.BAD_REQUEST, "unreadable");
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<WrongField> errors = e.getBindingResult().getFieldErrors().stream()
                .map(f -> new WrongField(
                        f.getField(), String.valueOf(f.getCode()), String.valueOf(f.getDefaultMessage())))
                .toList();
        return answer(
                e, withErrors(HttpStatus.UNPROCESSABLE_ENTITY, sentences.text("problem.invalid"), errors), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<WrongField> errors = e.getParameterValidationResults().stream()
                .flatMap(p -> p.getResolvableErrors().stream()
                        .map(r -> new WrongField(
                                String.valueOf(p.getMethodParameter().getParameterName()),
                                "invalid",
                                String.valueOf(r.getDefaultMessage()))))
                .toList();
        return answer(
                e, withErrors(HttpStatus.UNPROCESSABLE_ENTITY, sentences.text("problem.invalid"), errors), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(e, problem(HttpStatus.BAD_REQUEST, "unreadable"), request);
    }

    private @Nullable ResponseEntity<Object> answer(Exception e, ProblemDetail problem, WebRequest request) {
        return handleExceptionInternal(
                e, problem, new HttpHeaders(), HttpStatusCode.valueOf(problem.getStatus()), request);
    }

    private ProblemDetail withErrors(HttpStatus status, String detail, List<WrongField> errors) {
        ProblemDetail problem = problem(status, "invalid");
        problem.setDetail(detail);
        problem.setProperty("errors", errors);
        return problem;
    }

    private ProblemDetail problem(HttpStatus status, String kind) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, sentences.text("problem." + kind + ".detail"));
        problem.setType(URI.create(TYPE + kind));
        problem.setTitle(sentences.text("problem." + kind));
        return problem;
    }

    /**
     * @param code key of the reason, the same in every language
     * @param message Chinese sentence
     */
    record WrongField(String field, String code, String message) {}
}
