package cn.baoxiu.engine.guard;

import cn.baoxiu.engine.gate.ModelGate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** Puts our walls into the engine before it is built, and what its tables lack afterwards. */
@Component
class EngineSetup extends AbstractCamundaConfiguration {

    private final ApplicationContext context;
    private final ProcessBeans beans;
    private final StartPlans plans;
    private final FormFacts facts;
    private final ModelGate gate;
    private final FormSubmission submission;

    EngineSetup(
            ApplicationContext context,
            ProcessBeans beans,
            StartPlans plans,
            FormFacts facts,
            ModelGate gate,
            FormSubmission submission) {
        this.context = context;
        this.beans = beans;
        this.plans = plans;
        this.facts = facts;
        this.gate = gate;
        this.submission = submission;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        Map<Object, Object> names = beans.asMap();
        configuration.setBeans(names);
        configuration.setExpressionManager(new BeanExpressions(context, names));
        // a refused form is no error of the program, and whoever calls the engine reports what is one
        configuration.setEnableCmdExceptionLogging(false);
        configuration.setTenantIdProvider(new ScopeTenants());
        configuration.setResourceAuthorizationProvider(new TaskGrants());
        configuration.setCustomSessionFactories(List.of(KnownGrants.factory()));

        configuration.setTaskService(new GuardedTaskService(submission));
        configuration.setFormService(new GuardedFormService(submission, plans, facts));

        configuration.setCustomPreDeployers(List.of(gate));
        configuration.setCustomIncidentHandlers(List.of(
                new IncidentPublisher(Incident.FAILED_JOB_HANDLER_TYPE, context),
                new IncidentPublisher(Incident.EXTERNAL_TASK_HANDLER_TYPE, context)));
        configuration.setDmnEngineConfiguration(FeelDecisions.configuration());
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        // the starter puts its own there before the engine is built
        configuration.setFailedJobCommandFactory(new RepeatCollisions());
    }

    /** The tables are there now, made by the engine itself or before. */
    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        EngineIndexes.addMissing(engine.getProcessEngineConfiguration().getDataSource());
    }
}
