package cn.baoxiu;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

abstract class StartupContract {

    @Autowired
    ProcessEngine engine;

    @Test
    void startsWithFullHistoryAndAuthorizations() {
        var configuration = engine.getProcessEngineConfiguration();
        assertThat(configuration.getHistory()).isEqualTo("full");
        assertThat(configuration.isAuthorizationEnabled()).isTrue();
        assertThat(configuration.getAuthorizationCheckRevokes()).isEqualTo("never");
    }
}
