package cn.baoxiu;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.ProcessVariable;
import cn.baoxiu.engine.gate.ModelXml;
import cn.baoxiu.identity.Groups;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.w3c.dom.Element;

/** Every shipped model keeps the house rules (style sections 3 and 4); the rules themselves are tested on a bad one. */
class ProcessModelTests {

    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Path> processes() {
        return files("processes", ".bpmn");
    }

    static List<Path> decisions() {
        return files("processes", ".dmn");
    }

    static List<Path> forms() {
        return files("forms", ".form");
    }

    @ParameterizedTest
    @MethodSource("processes")
    void aProcessKeepsTheRules(Path file) throws Exception {
        String key = baseName(file);
        assertThat(ModelRules.problems(key, parse(file).elements(), world(key))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void aDecisionFileHasItsTopDecisionsName_andEveryRuleANote(Path file) throws Exception {
        ModelXml model = parse(file);
        assertThat(ids(model, "decision")).contains(baseName(file));
        for (Element decision : model.named("decision")) {
            assertThat(decision.getAttribute("id")).matches("[a-z0-9]+(-[a-z0-9]+)*");
            assertThat(decision.getAttribute("name")).containsPattern("\\p{IsHan}");
            assertThat(decision.getAttributes()
                            .getNamedItemNS("http://camunda.org/schema/1.0/dmn", "historyTimeToLive"))
                    .as("time to live of %s", decision.getAttribute("id"))
                    .isNotNull();
        }
        for (Element table : model.named("decisionTable")) {
            assertThat(table.getAttribute("hitPolicy")).isIn("", "UNIQUE", "FIRST", "COLLECT");
            assertThat(children(table, "input")).hasSizeLessThanOrEqualTo(6);
            assertThat(children(table, "rule")).hasSizeLessThanOrEqualTo(40).allSatisfy(rule -> assertThat(
                            children(rule, "description"))
                    .as("note of %s", rule.getAttribute("id"))
                    .isNotEmpty());
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aFormHasItsFilesName_andIsUsed(Path file) throws Exception {
        JsonNode form = JSON.readTree(file.toFile());
        assertThat(form.path("id").asText()).isEqualTo(baseName(file)).matches("[a-z0-9]+(-[a-z0-9]+)*");
        assertThat(form.path("type").asText()).isEqualTo("default");
        Set<String> used = new TreeSet<>();
        for (Path process : processes()) {
            for (Element element : parse(process).elements()) {
                used.add(element.getAttributeNS("http://camunda.org/schema/1.0/bpmn", "formRef"));
            }
        }
        assertThat(used).contains(baseName(file));
    }

    @Test
    void thereAreModels() {
        assertThat(processes()).isNotEmpty();
        assertThat(decisions()).isNotEmpty();
        assertThat(forms()).isNotEmpty();
    }

    @Test
    void theRulesFindWhatABadModelBreaks() throws Exception {
        try (InputStream bad = ProcessModelTests.class.getResourceAsStream("/models/bad-model.bpmn")) {
            ModelRules.World world = new ModelRules.World(
                    Set.of("knownDelegate"),
                    Set.of("known-form"),
                    Set.of(),
                    Set.of(),
                    g -> g.equals("office"),
                    Set.of("grade"),
                    Set.of());
            assertThat(ModelRules.problems(
                            "good-name", ModelXml.parse(bad.readAllBytes()).elements(), world))
                    .containsExactlyInAnyOrder(
                            "message_x: message is not room.pastParticiple",
                            "message_x: message is not in the Bpmn class",
                            "bad-model: id is not the file's name",
                            "bad-model: no time to live",
                            "bad-model: no documentation",
                            "bad-model: more than 25 nodes on one level",
                            "start: bad id",
                            "start: no documentation",
                            "start: no Chinese label",
                            "serviceTask_a: no delegate expression",
                            "serviceTask_a: save point without a documented reason",
                            "serviceTask_a: documentation is not English",
                            "serviceTask_b: unknown bean ${unknownDelegate}",
                            "serviceTask_b: variable unknownDelegate is not in the Bpmn class",
                            "userTask_a: no form",
                            "userTask_a: unknown group nobody",
                            "userTask_b: unknown formRef nowhere",
                            "userTask_b: no candidate group",
                            "callActivity_a: unknown calledElement nowhere",
                            "businessRuleTask_a: unknown decisionRef nowhere",
                            "gateway_join: named join",
                            "gateway_split: no Chinese label",
                            "flow_a: answer without a Chinese label",
                            "Flow_b: bad id",
                            "Flow_b: variable unknown is not in the Bpmn class",
                            "event_timer: literal timer");
        }
    }

    private static ModelRules.World world(String processKey) throws Exception {
        Class<?> names = bpmnClass(processKey);
        return new ModelRules.World(
                beans(),
                baseNames(forms()),
                allDecisions(),
                baseNames(processes()),
                knownGroups(),
                variables(names),
                messages(names));
    }

    /** {@code repair-case} belongs to a class {@code RepairCaseBpmn}. */
    private static Class<?> bpmnClass(String processKey) throws ClassNotFoundException {
        String simple = Arrays.stream(processKey.split("-", -1))
                        .map(w -> Character.toUpperCase(w.charAt(0)) + w.substring(1))
                        .collect(Collectors.joining())
                + "Bpmn";
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new RegexPatternTypeFilter(Pattern.compile(".*\\." + simple)));
        var found = scanner.findCandidateComponents("cn.baoxiu");
        assertThat(found).as("class " + simple).hasSize(1);
        return Class.forName(found.iterator().next().getBeanClassName());
    }

    private static Set<String> variables(Class<?> names) throws IllegalAccessException {
        Set<String> variables = new TreeSet<>();
        for (var field : names.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == ProcessVariable.class) {
                field.setAccessible(true);
                variables.add(((ProcessVariable<?>) field.get(null)).name());
            }
        }
        return variables;
    }

    private static Set<String> messages(Class<?> names) throws IllegalAccessException {
        Set<String> messages = new TreeSet<>();
        for (var field : names.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getName().startsWith("MESSAGE_")) {
                field.setAccessible(true);
                messages.add((String) field.get(null));
            }
        }
        return messages;
    }

    private static Set<String> beans() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ProcessBean.class));
        Set<String> names = new TreeSet<>();
        for (var candidate : scanner.findCandidateComponents("cn.baoxiu")) {
            Class<?> type = Class.forName(candidate.getBeanClassName());
            names.add(type.getAnnotation(ProcessBean.class).value());
        }
        return names;
    }

    private static Predicate<String> knownGroups() throws IllegalAccessException {
        Set<String> groups = new TreeSet<>();
        for (var field : Groups.class.getFields()) {
            if (field.getType() == String.class && !field.getName().endsWith("_PREFIX")) {
                groups.add((String) field.get(null));
            }
        }
        return groups::contains;
    }

    private static Set<String> allDecisions() throws IOException {
        Set<String> ids = new TreeSet<>();
        for (Path file : decisions()) {
            ids.addAll(ids(parse(file), "decision"));
        }
        return ids;
    }

    private static List<String> ids(ModelXml model, String element) {
        return model.named(element).stream().map(e -> e.getAttribute("id")).toList();
    }

    private static List<Element> children(Element parent, String localName) {
        return Stream.iterate(parent.getFirstChild(), n -> n != null, n -> n.getNextSibling())
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .filter(e -> e.getLocalName().equals(localName))
                .toList();
    }

    private static Set<String> baseNames(List<Path> files) {
        return files.stream().map(ProcessModelTests::baseName).collect(Collectors.toSet());
    }

    private static String baseName(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static ModelXml parse(Path file) throws IOException {
        return ModelXml.parse(Files.readAllBytes(file));
    }

    private static List<Path> files(String root, String ending) {
        try (Stream<Path> all = Files.walk(Path.of(root))) {
            return all.filter(f -> f.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
