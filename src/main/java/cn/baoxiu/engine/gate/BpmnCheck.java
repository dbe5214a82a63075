package cn.baoxiu.engine.gate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityBehavior;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/**
 * Checks a BPMN file for everything that runs code of the designer's choice, and for references that lead nowhere.
 * Names are compared without their namespace, because the engine also accepts its elements in older ones.
 */
final class BpmnCheck {

    private static final Set<String> SCRIPTS = Set.of("script", "scriptTask");
    private static final Set<String> CLASSES = Set.of("class", "variableMappingClass", "formHandlerClass");
    private static final Set<String> DELEGATES = Set.of("delegateExpression", "variableMappingDelegateExpression");
    private static final Set<String> TIMERS = Set.of("timeDate", "timeDuration", "timeCycle");
    private static final Set<String> DATES = Set.of("dueDate", "followUpDate");
    /** BPMN's own ways to name people. */
    private static final Set<String> PERFORMERS = Set.of("humanPerformer", "performer", "potentialOwner");

    private static final Set<String> FORMS_OF_OTHER_KINDS = Set.of("formData", "formProperty");

    private final GateFacts facts;
    private final Findings findings;
    private final ExpressionCheck expressions;

    BpmnCheck(GateFacts facts, Findings findings) {
        this.facts = facts;
        this.findings = findings;
        this.expressions = new ExpressionCheck(facts);
    }

    void check(String file, ModelXml model) {
        if (model.named("process").isEmpty()) {
            findings.add(file, "", "gate.noProcess");
        }
        for (Element element : model.elements()) {
            checkElement(file, element);
            checkExpression(file, element, ModelXml.textOf(element));
            NamedNodeMap attributes = element.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                Attr attribute = (Attr) attributes.item(i);
                checkExpression(file, element, attribute.getValue());
                checkAttribute(file, element, attribute);
            }
        }
    }

    private void checkElement(String file, Element element) {
        String name = element.getLocalName();
        if (SCRIPTS.contains(name)) {
            findings.add(file, element, "gate.script");
        } else if (name.equals("connector")) {
            findings.add(file, element, "gate.connector");
        } else if (FORMS_OF_OTHER_KINDS.contains(name)) {
            findings.add(file, element, "gate.otherForm");
        } else if (TIMERS.contains(name) && expressions.isLiteral(ModelXml.textOf(element))) {
            findings.add(
                    file, element, "gate.literalTimer", ModelXml.textOf(element).strip());
        } else if (PERFORMERS.contains(name)) {
            findings.add(file, element, "gate.candidateUsers");
        } else if (name.equals("process") && timeToLive(element).isBlank()) {
            findings.add(file, element, "gate.noTimeToLive");
        }
    }

    private void checkAttribute(String file, Element element, Attr attribute) {
        String name = attribute.getLocalName();
        String value = attribute.getValue().strip();
        if (CLASSES.contains(name)) {
            findings.add(file, element, "gate.javaClass", value);
        } else if (DELEGATES.contains(name)) {
            checkDelegate(file, element, value);
        } else if (name.equals("language") || name.equals("scriptFormat") || name.equals("resource")) {
            findings.add(file, element, "gate.script");
        } else if (name.equals("type") && attribute.getNamespaceURI() != null && !isSchema(attribute)) {
            checkType(file, element, value);
        } else if (name.equals("caseRef")) {
            findings.add(file, element, "gate.caseRef");
        } else if (name.equals("formKey")) {
            findings.add(file, element, "gate.otherForm");
        } else if (name.equals("formRef")) {
            checkForm(file, element, value);
        } else if (name.equals("calledElement") && !isExpression(value) && !facts.process(value)) {
            findings.add(file, element, "gate.unknownProcess", value);
        } else if (name.equals("decisionRef") && !isExpression(value) && !facts.decision(value)) {
            findings.add(file, element, "gate.unknownDecision", value);
        } else if (name.equals("candidateGroups") && !isExpression(value)) {
            checkGroups(file, element, value);
        } else {
            checkTimeAndPeople(file, element, name, value);
        }
    }

    /** Deadlines come from decision tables and the working calendar, tasks go to groups. */
    private void checkTimeAndPeople(String file, Element element, String name, String value) {
        if (DATES.contains(name) && expressions.isLiteral(value)) {
            findings.add(file, element, "gate.literalDate", value);
        } else if (name.equals("assignee") && expressions.isLiteral(value)) {
            findings.add(file, element, "gate.literalAssignee", value);
        } else if (name.equals("candidateUsers")) {
            findings.add(file, element, "gate.candidateUsers");
        }
    }

    private void checkType(String file, Element element, String type) {
        if (!type.toLowerCase(Locale.ROOT).equals("external")) {
            findings.add(file, element, "gate.taskType", type);
            return;
        }
        String topic = attribute(element, "topic");
        if (!facts.topic(topic)) {
            findings.add(file, element, "gate.externalTask", topic);
        }
    }

    private void checkForm(String file, Element element, String form) {
        if (!attribute(element, "formRefBinding").equals("latest")) {
            findings.add(file, element, "gate.formBinding");
        }
        if (!isExpression(form) && !facts.form(form)) {
            findings.add(file, element, "gate.unknownForm", form);
        }
    }

    private void checkGroups(String file, Element element, String groups) {
        Arrays.stream(groups.split(",", -1))
                .map(String::strip)
                .filter(g -> !facts.group(g))
                .forEach(g -> findings.add(file, element, "gate.unknownGroup", g));
    }

    private void checkDelegate(String file, Element element, String expression) {
        String bean = expressions.beanOf(expression);
        if (bean == null) {
            findings.add(file, element, "gate.delegateExpression", expression);
            return;
        }
        Class<?> type = facts.bean(bean);
        if (type == null) {
            findings.add(file, element, "gate.unknownBean", bean);
        } else if (!fits(element.getLocalName(), type)) {
            findings.add(file, element, "gate.wrongBean", bean);
        }
    }

    private static boolean fits(String element, Class<?> type) {
        return switch (element) {
            case "taskListener" -> TaskListener.class.isAssignableFrom(type);
            case "executionListener" ->
                ExecutionListener.class.isAssignableFrom(type) || JavaDelegate.class.isAssignableFrom(type);
            case "callActivity" -> true;
            default -> JavaDelegate.class.isAssignableFrom(type) || ActivityBehavior.class.isAssignableFrom(type);
        };
    }

    private void checkExpression(String file, Element element, String text) {
        if (!isExpression(text)) {
            return;
        }
        String reason = expressions.refuse(text);
        if (reason != null) {
            findings.add(file, element, reason, text.strip());
        }
    }

    private static boolean isExpression(String text) {
        return ExpressionCheck.isExpression(text);
    }

    /** {@code xsi:type} belongs to XML, not to the engine. */
    private static boolean isSchema(Attr attribute) {
        return "http://www.w3.org/2001/XMLSchema-instance".equals(attribute.getNamespaceURI());
    }

    static String timeToLive(Element element) {
        return attribute(element, "historyTimeToLive");
    }

    static String attribute(Element element, String localName) {
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            if (localName.equals(attributes.item(i).getLocalName())) {
                return attributes.item(i).getNodeValue().strip();
            }
        }
        return "";
    }
}
