package cn.baoxiu.engine.gate;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** Checks a DMN file: nothing but FEEL, and a time to live. */
final class DmnCheck {

    /** Names under which the decision engine knows FEEL. */
    private static final Set<String> FEEL = Set.of(
            "",
            "feel",
            "http://www.omg.org/spec/feel/20140401",
            "http://www.omg.org/spec/dmn/20180521/feel/",
            "https://www.omg.org/spec/dmn/20191111/feel/",
            "https://www.omg.org/spec/dmn/20211108/feel/",
            "https://www.omg.org/spec/dmn/20230324/feel/");

    /** FEEL functions that are Java methods. */
    private static final Pattern EXTERNAL = Pattern.compile("\\bexternal\\b\\s*\\{");

    private final Findings findings;

    DmnCheck(Findings findings) {
        this.findings = findings;
    }

    void check(String file, ModelXml model) {
        if (model.named("decision").isEmpty()) {
            findings.add(file, "", "gate.noDecision");
        }
        for (Element decision : model.named("decision")) {
            if (BpmnCheck.timeToLive(decision).isBlank()) {
                findings.add(file, decision, "gate.noTimeToLive");
            }
        }
        for (Element element : model.elements()) {
            String language = element.getAttribute("expressionLanguage").strip();
            if (!FEEL.contains(language.toLowerCase(Locale.ROOT))) {
                findings.add(file, element, "gate.notFeel", language);
            }
            if (element.getAttribute("kind").equalsIgnoreCase("Java")
                    || EXTERNAL.matcher(ModelXml.textOf(element)).find()) {
                findings.add(file, element, "gate.javaFunction");
            }
        }
    }
}
