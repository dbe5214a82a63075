package cn.baoxiu.bench;

import cn.baoxiu.BaoxiuApplication;
import cn.baoxiu.engine.EngineTime;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * A node of the program in a process of its own, at a time that stands still until a line on its input names another.
 * Says {@code ready} when it is.
 */
public final class TimerNode {

    private TimerNode() {}

    /** @param args URL of the database, and the time at which to start */
    public static void main(String[] args) throws IOException {
        EngineTime.moveTo(Instant.parse(args[1]));
        try (var context = new SpringApplicationBuilder(BaoxiuApplication.class).run(ProgramSide.settings(args[0]))) {
            var engine = (ProcessEngineConfigurationImpl)
                    context.getBean(ProcessEngine.class).getProcessEngineConfiguration();
            BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            System.out.println("ready");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                EngineTime.moveTo(Instant.parse(line));
                // it may sleep up to five seconds when nothing was due
                engine.getJobExecutor().jobWasAdded();
            }
        }
    }
}
