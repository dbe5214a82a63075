package cn.baoxiu.engine.guard;

import cn.baoxiu.engine.Collisions;
import org.camunda.bpm.engine.impl.cmd.JobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultFailedJobCommandFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;

/**
 * A job that collides with another step of its case has not failed: it is done again at once and loses no attempt. The
 * engine would wait for the next attempt (ten minutes) even where it counts none, and counts one for a collision of ours.
 */
final class RepeatCollisions extends DefaultFailedJobCommandFactory {

    @Override
    public Command<Object> getCommand(String jobId, Throwable exception) {
        return Collisions.isOne(exception) ? new AtOnce(jobId, exception) : super.getCommand(jobId, exception);
    }

    private static final class AtOnce extends JobRetryCmd {

        AtOnce(String jobId, Throwable exception) {
            super(jobId, exception);
        }

        @Override
        public @Nullable Object execute(CommandContext context) {
            JobEntity job = getJob();
            if (job != null) {
                job.unlock();
                notifyAcquisition(context);
            }
            return null;
        }
    }
}
