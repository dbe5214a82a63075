package cn.baoxiu.repair.web;

import cn.baoxiu.engine.Sentences;
import cn.baoxiu.repair.casework.CaseConflict;
import java.net.URI;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** A case that does not stand where the wish makes sense is a conflict, not a wrong field. */
@RestControllerAdvice(assignableTypes = {CaseApi.class, TaskApi.class, SignatureApi.class, CasePhotoApi.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
class CaseProblemAdvice {

    private final Sentences sentences;

    CaseProblemAdvice(Sentences sentences) {
        this.sentences = sentences;
    }

    @ExceptionHandler
    ProblemDetail conflict(CaseConflict e) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, sentences.of(e));
        problem.setType(URI.create("urn:baoxiu:problem:case-conflict"));
        problem.setTitle(sentences.text("repair.problem.conflict"));
        return problem;
    }
}
