package cn.baoxiu.testing;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Lets the REST interface and the web applications of the program under test find its own engine.
 *
 * <p>They look the engine up by name in a registry of the whole JVM, where the program started last stands, or nobody
 * once that one was closed. Spring keeps several programs running for later test classes, so each class enters its own
 * again.
 */
public class EngineOfTheTest implements TestExecutionListener {

    @Override
    public void prepareTestInstance(TestContext test) {
        ApplicationContext program = test.getApplicationContext();
        program.getBeanProvider(ProcessEngine.class).ifAvailable(ProcessEngines::registerProcessEngine);
    }
}
