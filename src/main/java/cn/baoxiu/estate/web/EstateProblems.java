package cn.baoxiu.estate.web;

import cn.baoxiu.estate.ImportRefused;
import cn.baoxiu.estate.OwnerRefused;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** What goes wrong in the room's API, as problem documents with one entry per wrong field. */
@RestControllerAdvice(assignableTypes = {ImportApi.class, HomeApi.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
class EstateProblems {

    private final EstateSentences sentences;

    EstateProblems(EstateSentences sentences) {
        this.sentences = sentences;
    }

    /** @param field name of the parameter, form field or column */
    record Wrong(String field, String code, String message) {}

    @ExceptionHandler
    ProblemDetail notThere(NotThere e) {
        return problem(HttpStatus.NOT_FOUND, sentences.of(e.code(), e.what()), List.of());
    }

    @ExceptionHandler
    ProblemDetail wrongField(WrongField e) {
        return wrong(e.field(), e.code(), e.args().toArray());
    }

    @ExceptionHandler
    ProblemDetail ownerRefused(OwnerRefused e) {
        return wrong(e.field(), e.code());
    }

    @ExceptionHandler
    ProblemDetail fileRefused(ImportRefused e) {
        HttpStatus status =
                switch (e.reason()) {
                    case NOT_A_TABLE, OLD_EXCEL, MACROS -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
                    case TOO_LARGE, TOO_MANY_ROWS -> HttpStatus.PAYLOAD_TOO_LARGE;
                    default -> HttpStatus.UNPROCESSABLE_ENTITY;
                };
        String sentence = sentences.refused(e);
        String code = "import.refused." + e.reason().name();
        List<Wrong> wrong = e.reason() == ImportRefused.Reason.MISSING_COLUMNS
                ? e.args().stream()
                        .map(column -> new Wrong(column, code, sentences.column(column)))
                        .toList()
                : List.of(new Wrong("file", code, sentence));
        return problem(status, sentence, wrong);
    }

    @ExceptionHandler({MissingServletRequestPartException.class, MultipartException.class})
    ProblemDetail noFile(Exception e) {
        String sentence = sentences.of("import.problem.noFile");
        return problem(HttpStatus.BAD_REQUEST, sentence, List.of(new Wrong("file", "import.problem.noFile", sentence)));
    }

    @ExceptionHandler
    ProblemDetail wrongParameter(MethodArgumentTypeMismatchException e) {
        String sentence = sentences.of("estate.parameter.wrong");
        return problem(
                HttpStatus.UNPROCESSABLE_ENTITY,
                sentence,
                List.of(new Wrong(e.getName(), "estate.parameter.wrong", sentence)));
    }

    @ExceptionHandler
    ProblemDetail missingParameter(MissingServletRequestParameterException e) {
        return wrong(e.getParameterName(), "import.cell.required");
    }

    @ExceptionHandler
    ProblemDetail unreadable(HttpMessageNotReadableException e) {
        return problem(HttpStatus.BAD_REQUEST, sentences.of("estate.body.unreadable"), List.of());
    }

    private ProblemDetail wrong(String field, String code, Object... args) {
        String sentence = sentences.of(code, args);
        return problem(HttpStatus.UNPROCESSABLE_ENTITY, sentence, List.of(new Wrong(field, code, sentence)));
    }

    private static ProblemDetail problem(HttpStatus status, String detail, List<Wrong> errors) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(status.getReasonPhrase());
        problem.setProperty("errors", errors);
        return problem;
    }
}
