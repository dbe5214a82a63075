package cn.baoxiu.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;

class CollisionsTest {

    @ParameterizedTest(name = "SQL state {0}")
    @ValueSource(strings = {"40001", "40P01", "55P03", "HYT00"})
    void aStatementOfTheEngineThatLostARaceIsOne(String state) {
        assertThat(Collisions.isOne(wrapped(new SQLException("deadlock", state))))
                .isTrue();
        assertThat(Collisions.isSameKey(wrapped(new SQLException("deadlock", state))))
                .isFalse();
    }

    @Test
    void whatSpringAndTheEngineNameSoIsOne() {
        assertThat(Collisions.isOne(wrapped(new CannotAcquireLockException("deadlock"))))
                .isTrue();
        assertThat(Collisions.isOne(new OptimisticLockingFailureException("changed")))
                .isTrue();
        assertThat(Collisions.isOne(wrapped(new OptimisticLockingException("changed"))))
                .isTrue();
    }

    @Test
    void aTakenKeyIsNoneOfThem_butASameKey() {
        for (Exception taken :
                new Exception[] {new SQLException("taken", "23505"), new DuplicateKeyException("taken")}) {
            assertThat(Collisions.isSameKey(wrapped(taken))).isTrue();
            assertThat(Collisions.isOne(wrapped(taken))).isFalse();
        }
    }

    @Test
    void otherFailuresAreNeither() {
        for (Exception other : new Exception[] {
            new SQLException("no such table", "42P01"),
            new SQLException("without a state"),
            new DataIntegrityViolationException("check"),
            new IllegalStateException()
        }) {
            assertThat(Collisions.isOne(wrapped(other))).isFalse();
            assertThat(Collisions.isSameKey(wrapped(other))).isFalse();
        }
        assertThat(Collisions.isOne(null)).as("a job can fail without a reason").isFalse();
    }

    @Test
    void causesThatGoInACircleComeToAnEnd() {
        Exception first = new IllegalStateException();
        first.initCause(new IllegalStateException(first));
        assertThat(Collisions.isOne(first)).isFalse();
    }

    private static Exception wrapped(Exception cause) {
        return new ProcessEngineException("while a listener ran", new RuntimeException(cause));
    }
}
