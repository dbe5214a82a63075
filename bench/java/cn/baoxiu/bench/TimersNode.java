package cn.baoxiu.bench;

import cn.baoxiu.BaoxiuApplication;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * One node that works off timers, as a program of its own: {@code program|bare url name}. It does what it is told on its
 * standard input: {@code go <instant>} moves its clock there, from where it goes on running, and lets the job executor
 * work; {@code stop} lets it rest. Every line is answered.
 */
final class TimersNode {

    private TimersNode() {}

    public static void main(String[] args) throws IOException {
        System.setProperty("user.timezone", "Asia/Shanghai");
        ProcessEngine engine = args[0].equals("bare")
                ? BareTimers.engine(args[1], args[2])
                : new SpringApplicationBuilder(BaoxiuApplication.class)
                        .run(ProgramSide.settings(
                                args[1], "--camunda.bpm.generic-properties.properties.hostname=" + args[2]))
                        .getBean(ProcessEngine.class);
        JobExecutor executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        executor.shutdown();
        System.out.println(NodeProcess.ANSWER + "ready");
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals("stop")) {
                executor.shutdown();
            } else {
                Instant moment = Instant.parse(line.substring("go ".length()));
                ClockUtil.offset(Duration.between(Instant.now(), moment).toMillis());
                executor.start();
            }
            System.out.println(NodeProcess.ANSWER + line);
        }
        System.exit(0);
    }
}
