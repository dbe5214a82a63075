package cn.baoxiu.engine.guard;

import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;

/** How decisions are evaluated, wherever that is done. */
public final class FeelDecisions {

    private FeelDecisions() {}

    /** An expression that names no language is FEEL wherever it stands; the gate refuses any other language. */
    public static DefaultDmnEngineConfiguration configuration() {
        String feel = DefaultDmnEngineConfiguration.FEEL_EXPRESSION_LANGUAGE_ALTERNATIVE;
        DefaultDmnEngineConfiguration dmn = new DefaultDmnEngineConfiguration();
        dmn.setDefaultInputExpressionExpressionLanguage(feel);
        dmn.setDefaultInputEntryExpressionLanguage(feel);
        dmn.setDefaultOutputEntryExpressionLanguage(feel);
        dmn.setDefaultLiteralExpressionLanguage(feel);
        dmn.setFeelEngineFactory(() -> new QuickFeel(new ScalaFeelEngineFactory().createInstance()));
        return dmn;
    }
}
