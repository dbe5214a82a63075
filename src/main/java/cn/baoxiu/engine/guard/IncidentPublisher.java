package cn.baoxiu.engine.guard;

import cn.baoxiu.engine.IncidentRaised;
import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.runtime.Incident;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;

/** Records incidents as the engine does, and also logs and publishes them as {@link IncidentRaised}. */
final class IncidentPublisher extends DefaultIncidentHandler {

    private static final Logger LOG = LoggerFactory.getLogger(IncidentPublisher.class);

    private final ApplicationEventPublisher events;

    IncidentPublisher(String type, ApplicationEventPublisher events) {
        super(type);
        this.events = events;
    }

    @Override
    public Incident handleIncident(IncidentContext context, String message) {
        Incident incident = super.handleIncident(context, message);
        LOG.error(
                "incident {} at {} of instance {}",
                incident.getIncidentType(),
                incident.getActivityId(),
                incident.getProcessInstanceId());
        events.publishEvent(new IncidentRaised(
                incident.getIncidentType(),
                incident.getProcessDefinitionId(),
                incident.getProcessInstanceId(),
                incident.getActivityId(),
                incident.getTenantId(),
                message));
        return incident;
    }
}
