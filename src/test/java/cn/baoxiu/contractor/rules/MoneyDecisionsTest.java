package cn.baoxiu.contractor.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import cn.baoxiu.engine.Decisions;
import cn.baoxiu.repair.DecisionCase;
import cn.baoxiu.repair.DecisionFile;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The tables about money on a bare decision engine. */
class MoneyDecisionsTest {

    private static final String ROOM = "contractor";
    private static final String LIMIT = "approval-limit";

    @TestFactory
    Stream<DynamicContainer> everyDecisionAnswersItsCases_andEveryRuleFires() {
        return Stream.of(LIMIT, "release-term", "third-party-deadline")
                .map(decision -> dynamicContainer(decision, tests(decision)));
    }

    private static List<DynamicTest> tests(String decision) {
        var file = new DecisionFile(ROOM, decision);
        var tests = new ArrayList<DynamicTest>();
        for (DecisionCase one : DecisionCase.of(ROOM, decision)) {
            tests.add(dynamicTest(one.name(), () -> assertThat(joined(file.evaluate(decision, one.inputs())))
                    .isEqualTo(one.expected())));
        }
        tests.add(dynamicTest("every rule fires", () -> {
            // by the decision's own cases, whatever ran before
            var fresh = new DecisionFile(ROOM, decision);
            DecisionCase.of(ROOM, decision).forEach(one -> fresh.evaluate(decision, one.inputs()));
            assertThat(fresh.silentRules(decision)).isEmpty();
        }));
        return tests;
    }

    private static Map<String, String> joined(List<Map<String, Object>> rows) {
        var joined = new TreeMap<String, String>();
        for (Map<String, Object> row : rows) {
            row.forEach((name, value) -> joined.merge(name, value.toString(), (before, next) -> before + "|" + next));
        }
        joined.replaceAll((name, text) -> text.isEmpty() ? null : text);
        return joined;
    }

    @Test
    void groupsApproveInTheOrderOfTheSteps_howeverTheTableIsSorted() {
        Decisions upsideDown = (key, at, inputs) -> new Decisions.Answer(
                key, 1, List.of(Map.of("group", "cost", "step", 2), Map.of("group", "developer-cs", "step", 1)));
        assertThat(new DecidedApprovalLimits(upsideDown).groups(new BigDecimal("6000.00"), Instant.EPOCH))
                .containsExactly("developer-cs", "cost");
    }

    @Test
    void aTableThatNamesNobodyIsAnError_notAnApproval() {
        Decisions silent = (key, at, inputs) -> new Decisions.Answer(key, 1, List.of());
        assertThatThrownBy(() -> new DecidedApprovalLimits(silent).groups(BigDecimal.ONE, Instant.EPOCH))
                .isInstanceOf(IllegalStateException.class);
    }
}
