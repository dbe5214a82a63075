package cn.baoxiu.engine.guard;

import org.camunda.bpm.dmn.feel.impl.FeelEngineFactory;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;

/** FEEL as the program evaluates it, for tests of decision tables on a bare decision engine. */
public final class HouseFeel {

    private HouseFeel() {}

    public static FeelEngineFactory factory() {
        return () -> new QuickFeel(new ScalaFeelEngineFactory().createInstance());
    }
}
