package cn.baoxiu.intake;

import cn.baoxiu.engine.BackgroundTask;
import java.time.LocalTime;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Erases personal data whose time is over, each night on one of the nodes. */
@Component
class RetentionTask implements BackgroundTask {

    private static final LocalTime AT_NIGHT = LocalTime.of(3, 30);

    private final PersonalDataErasure erasure;

    RetentionTask(PersonalDataErasure erasure) {
        this.erasure = erasure;
    }

    @Override
    public String name() {
        return "intake.retention";
    }

    @Override
    public Optional<LocalTime> daily() {
        return Optional.of(AT_NIGHT);
    }

    @Override
    public void run(String id) {
        erasure.run();
    }
}
