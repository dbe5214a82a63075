package cn.baoxiu.engine.gate;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** Checks a DMN file: nothing but FEEL, a time to live, and no date before which results were published. */
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

    private final GateFacts facts;
    private final Findings findings;

    DmnCheck(GateFacts facts, Findings findings) {
        this.facts = facts;
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
            checkBegin(file, decision);
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

    /** Without a date a version begins when it is deployed, which is late enough. */
    private void checkBegin(String file, Element decision) {
        VersionTag.day(BpmnCheck.attribute(decision, "versionTag"))
                .ifPresent(begin -> facts.settledUntil(decision.getAttribute("id"))
                        .filter(settled -> !begin.isAfter(settled))
                        .ifPresent(settled ->
                                findings.add(file, decision, "gate.settled", begin.toString(), settled.toString())));
    }
}
