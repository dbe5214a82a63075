package cn.baoxiu.engine;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** What the process {@code engine-test} names; it keeps the last values it was given. */
final class EngineTestBeans {

    static volatile SubmittedForm started = SubmittedForm.of(Map.of());
    static volatile SubmittedForm checked = SubmittedForm.of(Map.of());
    static volatile SubmittedForm changed = SubmittedForm.of(Map.of());

    private EngineTestBeans() {}

    @ProcessBean("engineTestStartListener")
    static class StartListener implements ExecutionListener {
        @Override
        public void notify(DelegateExecution execution) {
            started = SubmittedForm.from(execution);
            execution.setProcessBusinessKey(started.requiredText("place", 100));
            execution.setVariable("grade", "P2");
        }
    }

    @ProcessBean("engineTestListener")
    static class CheckListener implements TaskListener {
        @Override
        public void notify(DelegateTask task) {
            checked = SubmittedForm.from(task);
            checked.requiredText("note", 100);
            checked.requiredFlag("passed");
            checked.check();
        }
    }

    @ProcessBean("engineTestDelegate")
    static class ChangeDelegate implements JavaDelegate {
        private final Decisions decisions;

        ChangeDelegate(Decisions decisions) {
            this.decisions = decisions;
        }

        @Override
        public void execute(DelegateExecution execution) {
            changed = SubmittedForm.from(execution);
            changed.requiredText("reason", 100);
            changed.check();
            execution.setVariable(
                    "grade",
                    decisions
                            .evaluate(
                                    "engine-grade",
                                    java.time.Instant.now(),
                                    Map.of("hazards", List.of("GAS"), "points", 3))
                            .single()
                            .get("grade"));
        }
    }

    @Component
    static class Plan implements StartPlan {
        @Override
        public String processKey() {
            return "engine-test";
        }

        @Override
        public StartPlan.Plan of(Map<String, Object> form) {
            if ("nowhere".equals(form.get("place"))) {
                throw new FormRejected("place", "form.unknownChoice", "nowhere");
            }
            return new StartPlan.Plan("T1", "again".equals(form.get("description")) ? "engine.reopened" : null);
        }
    }

    @Component
    static class Facts implements TaskFacts {
        @Override
        public String processKey() {
            return "engine-test";
        }

        @Override
        public Map<String, Object> of(OpenTask task) {
            return Map.of(
                    "caseNumber",
                    String.valueOf(task.businessKey()),
                    "count",
                    2,
                    "partChoices",
                    List.of(Map.of("label", "墙", "value", "WALL")));
        }
    }
}
