package cn.baoxiu.engine.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.baoxiu.engine.BackgroundTask;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.jdbc.JdbcTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@JdbcTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
abstract class BackgroundWorkContract {

    @Autowired
    DataSource dataSource;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private final List<String> done = new CopyOnWriteArrayList<>();
    private StoredBackgroundWork work;
    private BackgroundWorker worker;
    private StaticListableBeanFactory beans;

    @BeforeEach
    void tasks() {
        beans = new StaticListableBeanFactory();
        beans.addBean("noting", task("test.noting", done::add));
        beans.addBean("failing", task("test.failing", id -> {
            done.add(id);
            throw new IllegalStateException("not now");
        }));
        work = new StoredBackgroundWork(beans.getBeanProvider(BackgroundTask.class), dataSource);
        worker = newWorker();
    }

    @AfterEach
    void stop() {
        worker.stop();
        jdbc.sql("delete from engine_background_work").update();
    }

    @Test
    void workIsDoneOnceHoweverOftenItIsSubmittedAndHoweverManyNodesRun() {
        work.submit("test.noting", "a");
        work.submit("test.noting", "a");
        work.submit("test.noting", "b");
        BackgroundWorker second = newWorker();
        worker.start();
        second.start();
        try {
            await().until(() -> waiting() == 0);
            assertThat(done).containsExactlyInAnyOrder("a", "b");
        } finally {
            second.stop();
        }
    }

    @Test
    void workOfATransactionThatRollsBackIsNeverDone() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            work.submit("test.noting", "lost");
            status.setRollbackOnly();
        });

        assertThat(waiting()).isZero();
    }

    @Test
    void workThatFailsWaitsForAnotherTry() {
        work.submit("test.failing", "x");
        worker.start();

        await().until(() -> failures() == 1);
        assertThat(waiting()).isOne();
        assertThat(done).containsExactly("x");
    }

    @Test
    void repeatedWorkIsDoneAgainAndAgainAlsoAfterAnError() {
        beans.addBean("repeating", new BackgroundTask() {
            @Override
            public String name() {
                return "test.repeating";
            }

            @Override
            public Optional<Duration> every() {
                return Optional.of(Duration.ofMillis(50));
            }

            @Override
            public void run(String id) {
                done.add(id);
                throw new IllegalStateException("not now");
            }
        });
        worker.start();

        await().until(() -> done.size() >= 3);
        assertThat(waiting()).isOne();
    }

    @Test
    void anUnknownTaskIsRefused() {
        assertThatThrownBy(() -> work.submit("test.unknown", "a")).hasMessageContaining("test.unknown");
    }

    private BackgroundWorker newWorker() {
        return new BackgroundWorker(
                beans.getBeanProvider(BackgroundTask.class), dataSource, true, 1, Duration.ofMillis(100));
    }

    private int waiting() {
        return jdbc.sql("select count(*) from engine_background_work")
                .query(Integer.class)
                .single();
    }

    private int failures() {
        return jdbc.sql("select coalesce(max(consecutive_failures), 0) from engine_background_work")
                .query(Integer.class)
                .single();
    }

    private static BackgroundTask task(String name, Consumer<String> action) {
        return new BackgroundTask() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void run(String id) {
                action.accept(id);
            }
        };
    }
}
