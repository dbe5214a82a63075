package cn.baoxiu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * The house rules for a BPMN model that no engine enforces (style section 3 and 4). Each problem is told as
 * {@code element: rule}.
 */
final class ModelRules {

    /**
     * What the rest of the program offers to models.
     *
     * @param beans names of allow-listed beans
     * @param forms form ids
     * @param decisions decision ids
     * @param processes process ids
     * @param groups tells a known candidate group
     * @param variables names in the {@code …Bpmn} class of the process
     * @param messages message names in that class
     */
    record World(
            Set<String> beans,
            Set<String> forms,
            Set<String> decisions,
            Set<String> processes,
            Predicate<String> groups,
            Set<String> variables,
            Set<String> messages) {}

    private static final int MAX_NODES = 25;

    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("startEvent", "startEvent_"),
            Map.entry("endEvent", "endEvent_"),
            Map.entry("boundaryEvent", "event_"),
            Map.entry("intermediateCatchEvent", "event_"),
            Map.entry("intermediateThrowEvent", "event_"),
            Map.entry("userTask", "userTask_"),
            Map.entry("serviceTask", "serviceTask_"),
            Map.entry("sendTask", "serviceTask_"),
            Map.entry("businessRuleTask", "businessRuleTask_"),
            Map.entry("callActivity", "callActivity_"),
            Map.entry("subProcess", "subProcess_"),
            Map.entry("exclusiveGateway", "gateway_"),
            Map.entry("parallelGateway", "gateway_"),
            Map.entry("inclusiveGateway", "gateway_"),
            Map.entry("eventBasedGateway", "gateway_"));

    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.'\"])([a-zA-Z_]\\w*)(\\s*[.(])?");
    private static final Pattern STRING = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Set<String> WORDS = Set.of(
            "true",
            "false",
            "null",
            "empty",
            "not",
            "and",
            "or",
            "eq",
            "ne",
            "lt",
            "gt",
            "le",
            "ge",
            "div",
            "mod",
            "execution");

    private final World world;
    private final List<String> problems = new ArrayList<>();

    private ModelRules(World world) {
        this.world = world;
    }

    static List<String> problems(String baseName, List<Element> elements, World world) {
        ModelRules rules = new ModelRules(world);
        rules.check(baseName, elements);
        return rules.problems;
    }

    private void check(String baseName, List<Element> elements) {
        for (Element element : elements) {
            String name = element.getLocalName();
            if (name.equals("process")) {
                require(element, element.getAttribute("id").equals(baseName), "id is not the file's name");
                require(element, !camunda(element, "historyTimeToLive").isEmpty(), "no time to live");
                require(element, !documentation(element).isEmpty(), "no documentation");
            }
            if (name.equals("message")) {
                String message = element.getAttribute("name");
                require(element, message.matches("[a-z]+\\.[a-z]\\w*"), "message is not room.pastParticiple");
                require(element, world.messages().contains(message), "message is not in the Bpmn class");
            }
            if (name.equals("sequenceFlow")) {
                require(element, element.getAttribute("id").matches("flow_[a-z]\\w*"), "bad id");
                requireAnswer(element, elements);
            }
            if (PREFIXES.containsKey(name)) {
                checkNode(element);
            }
            if (name.equals("process") || name.equals("subProcess")) {
                long nodes = children(element).stream()
                        .filter(c -> PREFIXES.containsKey(c.getLocalName()))
                        // drawn apart from the flow, each for itself
                        .filter(c -> !c.getAttribute("triggeredByEvent").equals("true"))
                        .count();
                require(element, nodes <= MAX_NODES, "more than " + MAX_NODES + " nodes on one level");
            }
            if (Set.of("timeDate", "timeDuration", "timeCycle").contains(name)) {
                require(element, element.getTextContent().contains("${"), "literal timer");
            }
            checkReferences(element);
        }
    }

    private void checkNode(Element node) {
        String kind = node.getLocalName();
        String id = node.getAttribute("id");
        require(node, id.matches(PREFIXES.get(kind) + "[a-z]\\w*"), "bad id");
        checkDocumentation(node);
        boolean joinOrParallel = kind.equals("parallelGateway")
                || kind.equals("eventBasedGateway")
                || (kind.endsWith("Gateway") && count(node, "outgoing") <= 1);
        String label = node.getAttribute("name");
        if (joinOrParallel) {
            require(node, label.isEmpty(), "named join");
        } else {
            require(node, CHINESE.matcher(label).find(), "no Chinese label");
        }
        if (Set.of("serviceTask", "sendTask").contains(kind)) {
            require(node, !camunda(node, "delegateExpression").isEmpty(), "no delegate expression");
        }
        if (kind.equals("businessRuleTask")) {
            boolean delegated = !camunda(node, "delegateExpression").isEmpty()
                    || !camunda(node, "decisionRef").isEmpty();
            require(node, delegated, "no delegate expression");
        }
        if (kind.equals("userTask")) {
            require(node, !camunda(node, "formRef").isEmpty(), "no form");
            require(node, !camunda(node, "candidateGroups").isEmpty(), "no candidate group");
        }
    }

    private void checkDocumentation(Element node) {
        String text = documentation(node);
        require(node, !text.isEmpty(), "no documentation");
        require(node, !CHINESE.matcher(text).find(), "documentation is not English");
        boolean saved = camunda(node, "asyncBefore").equals("true")
                || camunda(node, "asyncAfter").equals("true");
        require(node, !saved || text.contains("Save point:"), "save point without a documented reason");
    }

    /** The flows of a split are its answers. */
    private void requireAnswer(Element flow, List<Element> elements) {
        String source = flow.getAttribute("sourceRef");
        boolean split = elements.stream()
                .anyMatch(e -> e.getAttribute("id").equals(source)
                        && e.getLocalName().equals("exclusiveGateway")
                        && count(e, "outgoing") > 1);
        require(flow, !split || CHINESE.matcher(flow.getAttribute("name")).find(), "answer without a Chinese label");
    }

    private void checkReferences(Element element) {
        for (String delegate : List.of("delegateExpression", "variableMappingDelegateExpression")) {
            String value = camunda(element, delegate);
            if (!value.isEmpty()) {
                require(element, world.beans().contains(value.replaceAll("[${}]", "")), "unknown bean " + value);
            }
        }
        requireKnown(element, "formRef", world.forms()::contains);
        requireKnown(element, "decisionRef", world.decisions()::contains);
        requireKnown(element, "calledElement", world.processes()::contains);
        String groups = camunda(element, "candidateGroups");
        if (!groups.isEmpty() && !groups.contains("${")) {
            Arrays.stream(groups.split(",", -1))
                    .map(String::strip)
                    .forEach(g -> require(element, world.groups().test(g), "unknown group " + g));
        }
        checkVariables(element);
    }

    private void checkVariables(Element element) {
        List<String> texts = new ArrayList<>();
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            texts.add(((Attr) attributes.item(i)).getValue());
        }
        texts.add(ownText(element));
        for (String text : texts) {
            Matcher expression = EXPRESSION.matcher(text);
            while (expression.find()) {
                Matcher name = NAME.matcher(STRING.matcher(expression.group(1)).replaceAll("''"));
                while (name.find()) {
                    String word = name.group(1);
                    boolean known = WORDS.contains(word)
                            || world.beans().contains(word)
                            || world.variables().contains(word);
                    require(element, known, "variable " + word + " is not in the Bpmn class");
                }
            }
        }
    }

    private void requireKnown(Element element, String attribute, Predicate<String> known) {
        String value = camunda(element, attribute);
        require(
                element,
                value.isEmpty() || value.contains("${") || known.test(value),
                "unknown " + attribute + " " + value);
    }

    private void require(Element element, boolean holds, String rule) {
        if (!holds) {
            problems.add(idNear(element) + ": " + rule);
        }
    }

    private static String idNear(Node node) {
        return node instanceof Element e && e.getAttribute("id").isEmpty()
                ? idNear(node.getParentNode())
                : ((Element) node).getAttribute("id");
    }

    /** Value of an attribute, whether the engine's own or BPMN's. */
    private static String camunda(Element element, String localName) {
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            if (localName.equals(attributes.item(i).getLocalName())) {
                return attributes.item(i).getNodeValue();
            }
        }
        return "";
    }

    private static String documentation(Element element) {
        return children(element).stream()
                .filter(c -> c.getLocalName().equals("documentation"))
                .map(Element::getTextContent)
                .findFirst()
                .orElse("")
                .strip();
    }

    private static String ownText(Element element) {
        StringBuilder text = new StringBuilder();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                text.append(child.getNodeValue());
            }
        }
        return text.toString();
    }

    private static long count(Element element, String localName) {
        return children(element).stream()
                .filter(c -> c.getLocalName().equals(localName))
                .count();
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element e) {
                children.add(e);
            }
        }
        return children;
    }
}
