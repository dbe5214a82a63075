package cn.baoxiu.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way to smuggle code or a dead reference into a model is refused, and an honest model is not. */
class ModelChecksTest {

    private static final String HEAD =
            """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                xmlns:activiti="http://activiti.org/bpmn"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="t">
              <bpmn:process id="p" isExecutable="true" camunda:historyTimeToLive="P30D">
            """;
    private static final String TAIL = "</bpmn:process></bpmn:definitions>";

    /** A bean as rooms write them. */
    public static class Calendar {
        public String due(String step) {
            return step;
        }
    }

    /** A listener that models may name. */
    public static class Listener implements TaskListener {
        @Override
        public void notify(DelegateTask task) {}
    }

    private static List<String> reasons(Map<String, String> files) {
        Map<String, byte[]> bytes = new java.util.HashMap<>();
        files.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return new ModelChecks(bytes)
                .run(Facts::new).all().stream()
                        .map(f -> f.element() + " " + f.messageKey())
                        .toList();
    }

    private static List<String> bpmn(String body) {
        return reasons(Map.of("p.bpmn", HEAD + body + TAIL));
    }

    @Test
    void anHonestModelPasses() {
        assertThat(
                        bpmn(
                                """
                        <bpmn:userTask id="u" camunda:candidateGroups="office, cs" camunda:dueDate="${calendar.due('x')}"
                            camunda:formRef="known" camunda:formRefBinding="latest" name="${grade == 'P0' ? 1 : (2 + n)}">
                          <bpmn:documentation>Costs $5 {or more}</bpmn:documentation>
                          <bpmn:extensionElements>
                            <camunda:taskListener event="complete" delegateExpression="${listener}"/>
                          </bpmn:extensionElements>
                        </bpmn:userTask>
                        <bpmn:sequenceFlow id="f" sourceRef="u" targetRef="c">
                          <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${not passed &amp;&amp; empty x}</bpmn:conditionExpression>
                        </bpmn:sequenceFlow>
                        <bpmn:callActivity id="c" calledElement="p"/>
                        """))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${''.getClass()}",
                "${\"\".getClass().forName('java.lang.Runtime')}",
                "${execution.setVariable('a',1)}",
                "${execution}",
                "${task.id}",
                "${calendar.getClass()}",
                "${calendar.due('x').getClass()}",
                "${calendar.due(''.getClass())}",
                "${calendar['due']('x')}",
                "${calendar.hashCode()}",
                "${calendar.due('x','y')}",
                "${calendar.other('x')}",
                "${unknown.run()}",
                "${grade.length()}",
                "${grade.bytes}",
                "${map['x']}",
                "${now()}",
                "${dateTime().plusDays(1)}",
                "${spin:JSON('{}')}",
                "text ${true ? ''.getClass() : 1} text",
                "#{''.getClass()}",
                "${-''.getClass()}",
                "${(''.getClass())}",
                "${unclosed",
            })
    void anExpressionThatCouldRunCodeIsRefusedWhereverItStands(String expression) {
        String escaped = expression.replace("&", "&amp;").replace("\"", "&quot;");
        String asAttribute = "<bpmn:userTask id='u' camunda:dueDate=\"" + escaped + "\"/>";
        String asText =
                "<bpmn:userTask id='u'><bpmn:documentation>" + escaped + "</bpmn:documentation></bpmn:userTask>";
        String asCondition = "<bpmn:sequenceFlow id='u'><bpmn:conditionExpression>" + escaped
                + "</bpmn:conditionExpression></bpmn:sequenceFlow>";
        for (String body : List.of(asAttribute, asText, asCondition)) {
            assertThat(bpmn(body)).hasSize(1).first().asString().startsWith("u gate.expression");
        }
    }

    @Test
    void aCommentDoesNotHideAnExpression() {
        assertThat(bpmn("<bpmn:userTask id='u'><bpmn:documentation>$<!-- -->{''.get<![CDATA[Class()}]]>"
                        + "</bpmn:documentation></bpmn:userTask>"))
                .containsExactly("u gate.expressionForbidden");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<bpmn:scriptTask id='e' scriptFormat='groovy'><bpmn:script>1</bpmn:script></bpmn:scriptTask>|gate.script",
                "<bpmn:sequenceFlow id='e'><bpmn:conditionExpression language='groovy'>1</bpmn:conditionExpression></bpmn:sequenceFlow>|gate.script",
                "<bpmn:sequenceFlow id='e'><bpmn:conditionExpression camunda:resource='a.groovy'/></bpmn:sequenceFlow>|gate.script",
                "<bpmn:userTask id='e'><bpmn:extensionElements><camunda:taskListener event='create'><camunda:script scriptFormat='x'/></camunda:taskListener></bpmn:extensionElements></bpmn:userTask>|gate.script",
                "<bpmn:serviceTask id='e'><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name='a'><camunda:script scriptFormat='x'>1</camunda:script></camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>|gate.script",
                "<bpmn:serviceTask id='e' camunda:class='a.B'/>|gate.javaClass",
                "<bpmn:serviceTask id='e' activiti:class='a.B'/>|gate.javaClass",
                "<bpmn:callActivity id='e' calledElement='p' camunda:variableMappingClass='a.B'/>|gate.javaClass",
                "<bpmn:startEvent id='e' camunda:formHandlerClass='a.B'/>|gate.javaClass",
                "<bpmn:userTask id='e'><bpmn:extensionElements><camunda:taskListener event='create' class='a.B'/></bpmn:extensionElements></bpmn:userTask>|gate.javaClass",
                "<bpmn:serviceTask id='e'><bpmn:extensionElements><camunda:connector/></bpmn:extensionElements></bpmn:serviceTask>|gate.connector",
                "<bpmn:serviceTask id='e' camunda:type='shell'/>|gate.taskType",
                "<bpmn:serviceTask id='e' camunda:type='mail'/>|gate.taskType",
                "<bpmn:serviceTask id='e' camunda:type='external' camunda:topic='t'/>|gate.externalTask",
                "<bpmn:serviceTask id='e' camunda:delegateExpression='${unknown}'/>|gate.unknownBean",
                "<bpmn:serviceTask id='e' camunda:delegateExpression='${listener}'/>|gate.wrongBean",
                "<bpmn:serviceTask id='e' camunda:delegateExpression='listener'/>|gate.delegateExpression",
                "<bpmn:userTask id='e' camunda:formKey='embedded:app:x.html'/>|gate.otherForm",
                "<bpmn:userTask id='e'><bpmn:extensionElements><camunda:formData/></bpmn:extensionElements></bpmn:userTask>|gate.otherForm",
                "<bpmn:userTask id='e' camunda:formRef='nowhere' camunda:formRefBinding='latest'/>|gate.unknownForm",
                "<bpmn:userTask id='e' camunda:formRef='known' camunda:formRefBinding='deployment'/>|gate.formBinding",
                "<bpmn:userTask id='e' camunda:candidateGroups='office,ofice'/>|gate.unknownGroup",
                "<bpmn:callActivity id='e' calledElement='nowhere'/>|gate.unknownProcess",
                "<bpmn:callActivity id='e' camunda:caseRef='x'/>|gate.caseRef",
                "<bpmn:businessRuleTask id='e' camunda:decisionRef='nowhere'/>|gate.unknownDecision",
                "<bpmn:timerEventDefinition id='e'><bpmn:timeDate>2030-01-01T00:00:00</bpmn:timeDate></bpmn:timerEventDefinition>|gate.literalTimer",
                "<bpmn:timerEventDefinition id='e'><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>|gate.literalTimer",
                "<bpmn:timerEventDefinition id='e'><bpmn:timeCycle>R3/PT1H</bpmn:timeCycle></bpmn:timerEventDefinition>|gate.literalTimer",
                "<bpmn:timerEventDefinition id='e'><bpmn:timeDuration>${'PT1H'}</bpmn:timeDuration></bpmn:timerEventDefinition>|gate.literalTimer",
                "<bpmn:userTask id='e' camunda:dueDate='2030-01-01T00:00:00'/>|gate.literalDate",
                "<bpmn:userTask id='e' camunda:followUpDate='PT1H'/>|gate.literalDate",
                "<bpmn:userTask id='e' activiti:dueDate='PT1H${true ? 1 : 2}'/>|gate.literalDate",
                "<bpmn:userTask id='e' camunda:assignee='demo'/>|gate.literalAssignee",
                "<bpmn:userTask id='e' camunda:candidateUsers='demo'/>|gate.candidateUsers",
                "<bpmn:userTask id='e' camunda:candidateUsers='${who}'/>|gate.candidateUsers",
                "<bpmn:userTask id='e'><bpmn:humanPerformer><bpmn:resourceAssignmentExpression><bpmn:formalExpression>demo</bpmn:formalExpression></bpmn:resourceAssignmentExpression></bpmn:humanPerformer></bpmn:userTask>|gate.candidateUsers",
                "<bpmn:userTask id='e'><bpmn:potentialOwner/></bpmn:userTask>|gate.candidateUsers",
            })
    void whatRunsCodeOrLeadsNowhereIsRefused(String body, String reason) {
        assertThat(bpmn(body)).containsOnly("e " + reason);
    }

    @Test
    void aProcessWithoutTimeToLive_andAFileThatIsNoModel() {
        assertThat(reasons(Map.of("p.bpmn", "<definitions><process id='p'/></definitions>")))
                .containsExactly("p gate.noTimeToLive");
        assertThat(reasons(Map.of("p.bpmn", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>")))
                .containsExactly(" gate.notXml");
        assertThat(reasons(Map.of("p.bpmn", "<x/>"))).containsExactly(" gate.noProcess");
        assertThat(reasons(Map.of("a.groovy", "1"))).containsExactly(" gate.fileKind");
        assertThat(reasons(Map.of("a.bpmn20.xml", "1"))).containsExactly(" gate.fileKind");
    }

    @Test
    void timesAndPeopleThatAreComputedPass() {
        assertThat(
                        bpmn(
                                """
                        <bpmn:userTask id="u" camunda:assignee="${who}" camunda:followUpDate="${calendar.due('x')}"/>
                        <bpmn:timerEventDefinition id="t"><bpmn:timeDate>${until}</bpmn:timeDate></bpmn:timerEventDefinition>
                        """))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "../p.bpmn,gate.fileName",
        "a/../p.bpmn,gate.fileName",
        "a\\p.bpmn,gate.fileName gate.baseName",
        "/p.bpmn,gate.fileName",
        "other.bpmn,gate.baseName",
        "p/other.bpmn,gate.baseName",
        "p.bpmn,''",
        "processes/repair/p.bpmn,''",
    })
    void aFileIsNamedAfterWhatIsInIt_andStaysInItsFolder(String name, String expected) {
        assertThat(String.join(" ", reasons(Map.of(name, HEAD + TAIL))).strip().replaceAll(" +", " "))
                .isEqualTo(expected);
        String form = "{\"type\":\"default\",\"id\":\"p\",\"components\":[]}";
        assertThat(String.join(" ", reasons(Map.of(name.replace(".bpmn", ".form"), form)))
                        .strip()
                        .replaceAll(" +", " "))
                .isEqualTo(expected);
        String dmn = "<definitions><decision id='q' historyTimeToLive='P1D'/><decision id='p' historyTimeToLive='P1D'/>"
                + "</definitions>";
        assertThat(String.join(" ", reasons(Map.of(name.replace(".bpmn", ".dmn"), dmn)))
                        .strip()
                        .replaceAll(" +", " "))
                .isEqualTo(expected);
    }

    @Test
    void decisionsSpeakOnlyFeel() {
        String dmn =
                "<definitions><decision id='d' historyTimeToLive='P1D'><literalExpression id='l' %s><text>%s</text>"
                        + "</literalExpression></decision></definitions>";
        assertThat(reasons(Map.of("d.dmn", dmn.formatted("", "1 + 1")))).isEmpty();
        assertThat(reasons(Map.of("d.dmn", dmn.formatted("expressionLanguage='FEEL'", "1"))))
                .isEmpty();
        for (String language : List.of("juel", "groovy", "javascript")) {
            assertThat(reasons(Map.of("d.dmn", dmn.formatted("expressionLanguage='" + language + "'", "1"))))
                    .containsExactly("l gate.notFeel");
        }
        assertThat(reasons(Map.of("d.dmn", dmn.formatted("", "function(x) external { java: 1 }"))))
                .containsExactly("l gate.javaFunction");
        assertThat(reasons(Map.of("d.dmn", "<definitions><decision id='d'/></definitions>")))
                .containsExactly("d gate.noTimeToLive");
        assertThat(reasons(Map.of("d.dmn", "<definitions/>"))).containsExactly(" gate.noDecision");
    }

    @Test
    void aVersionDoesNotBeginBeforeWhatWasPublishedByTheOneBefore() {
        String dmn = "<definitions xmlns:camunda='http://camunda.org/schema/1.0/dmn'><decision id='%s'"
                + " camunda:historyTimeToLive='P1D' camunda:versionTag='%s'/></definitions>";
        for (String tag : List.of("2026-05-01", "2026-04-30", " 2020-01-01 ")) {
            assertThat(reasons(Map.of("settled.dmn", dmn.formatted("settled", tag))))
                    .as(tag)
                    .containsExactly("settled gate.settled");
            assertThat(reasons(Map.of("free.dmn", dmn.formatted("free", tag)))).isEmpty();
        }
        for (String tag : List.of("2026-05-02", "", "first")) {
            assertThat(reasons(Map.of("settled.dmn", dmn.formatted("settled", tag))))
                    .as(tag)
                    .isEmpty();
        }
    }

    @Test
    void formsAreOfTheKindThatTasklistShows() {
        assertThat(reasons(Map.of("f.form", "{\"type\":\"default\",\"id\":\"f\",\"components\":[]}")))
                .isEmpty();
        assertThat(reasons(Map.of("f.form", "no json"))).containsExactly(" gate.formNotJson");
        assertThat(reasons(Map.of("f.form", "{}"))).containsExactly(" gate.formType", " gate.formId");
        for (String type : List.of("filepicker", "html", "iframe", "documentPreview")) {
            String form = "{\"type\":\"default\",\"id\":\"f\",\"components\":[{\"type\":\"group\",\"components\":"
                    + "[{\"id\":\"c\",\"type\":\"" + type + "\"}]}]}";
            assertThat(reasons(Map.of("f.form", form))).containsExactly("c gate.formComponent");
        }
    }

    @Test
    void whatComesInTheSameDeploymentIsKnown() {
        String process = HEAD + "<bpmn:userTask id='u' camunda:formRef='new' camunda:formRefBinding='latest'/>" + TAIL;
        String form = "{\"type\":\"default\",\"id\":\"new\",\"components\":[]}";
        assertThat(reasons(Map.of("p.bpmn", process))).containsExactly("u gate.unknownForm");
        assertThat(reasons(Map.of("p.bpmn", process, "new.form", form))).isEmpty();
    }

    private record Facts(BroughtModels brought) implements GateFacts {

        @Override
        public @Nullable Class<?> bean(String name) {
            return switch (name) {
                case "calendar" -> Calendar.class;
                case "listener" -> Listener.class;
                default -> null;
            };
        }

        @Override
        public boolean group(String id) {
            return Set.of("office", "cs").contains(id);
        }

        @Override
        public boolean process(String key) {
            return brought.processes().contains(key);
        }

        @Override
        public boolean decision(String key) {
            return brought.decisions().contains(key);
        }

        @Override
        public boolean form(String key) {
            return key.equals("known") || brought.forms().contains(key);
        }

        @Override
        public boolean topic(String name) {
            return false;
        }

        @Override
        public Optional<LocalDate> settledUntil(String decision) {
            return decision.equals("settled") ? Optional.of(LocalDate.of(2026, 5, 1)) : Optional.empty();
        }
    }
}
