package cn.baoxiu.engine.web;

import static org.mockito.Mockito.mock;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.baoxiu.engine.Sentences;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class ProblemAdviceTest {

    /** Of two people at once, and of a deadlock between two of their steps, one is told to try again. */
    @ParameterizedTest
    @MethodSource("collisions")
    void whoLosesARaceIsToldToTryAgain(RuntimeException collision) throws Exception {
        MockMvcBuilders.standaloneSetup(new Step(() -> {
                    throw collision;
                }))
                .setControllerAdvice(new ProblemAdvice(mock(Sentences.class)))
                .build()
                .perform(get("/step").accept(MediaType.APPLICATION_JSON))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("urn:baoxiu:problem:conflict"));
    }

    static Stream<RuntimeException> collisions() {
        return Stream.of(
                new CannotAcquireLockException("deadlock"),
                new OptimisticLockingFailureException("changed"),
                new OptimisticLockingException("changed"));
    }

    @RestController
    record Step(Supplier<String> work) {

        @GetMapping("/step")
        String go() {
            return work.get();
        }
    }
}
