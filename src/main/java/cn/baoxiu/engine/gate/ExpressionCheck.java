package cn.baoxiu.engine.gate;

import java.util.Arrays;
import java.util.Set;
import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstChoice;
import org.camunda.bpm.impl.juel.AstComposite;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstLiteral;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstParameters;
import org.camunda.bpm.impl.juel.AstText;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/**
 * Reads an expression with the engine's own parser and lets through only literals, variables, operators and methods
 * of allow-listed beans. Everything else, property chains and the engine's own objects included, leads to arbitrary
 * code.
 */
final class ExpressionCheck {

    /** Names under which the engine hands out its own objects. */
    private static final Set<String> ENGINE_OBJECTS = Set.of("execution", "task", "caseExecution", "externalTask");

    private final GateFacts facts;

    ExpressionCheck(GateFacts facts) {
        this.facts = facts;
    }

    static boolean isExpression(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** True for a fixed value, also in the guise of an expression that asks nothing of variables or beans. */
    boolean isLiteral(String text) {
        if (!isExpression(text)) {
            return true;
        }
        Node root = parse(text);
        return root != null && refuse(root) == null && !names(root);
    }

    private static boolean names(Node node) {
        if (node instanceof AstIdentifier) {
            return true;
        }
        for (int i = 0; i < node.getCardinality(); i++) {
            if (names(node.getChild(i))) {
                return true;
            }
        }
        return false;
    }

    /** @return key of the reason to refuse the expression, null if there is none */
    @Nullable
    String refuse(String text) {
        Node root = parse(text);
        return root == null ? "gate.expressionUnreadable" : refuse(root);
    }

    /** @return the bean if the text is {@code ${bean}}, whether allow-listed or not; else null */
    @Nullable
    String beanOf(String text) {
        Node root = parse(text.strip());
        if (root instanceof AstEval && root.getChild(0) instanceof AstIdentifier identifier) {
            return identifier.getName();
        }
        return null;
    }

    private static @Nullable Node parse(String text) {
        try {
            return new Builder(Builder.Feature.METHOD_INVOCATIONS).build(text).getRoot();
        } catch (TreeBuilderException e) {
            return null;
        }
    }

    private @Nullable String refuse(Node node) {
        if (node instanceof AstMethod method) {
            return refuseCall(method);
        }
        if (node instanceof AstIdentifier identifier) {
            return ENGINE_OBJECTS.contains(identifier.getName()) ? "gate.expressionEngineObject" : null;
        }
        boolean harmless = node instanceof AstEval
                || node instanceof AstComposite
                || node instanceof AstText
                || node instanceof AstLiteral
                || node instanceof AstBinary
                || node instanceof AstUnary
                || node instanceof AstChoice
                || node instanceof AstNested
                || node instanceof AstParameters;
        return harmless ? refuseAnyOf(node, 0) : "gate.expressionForbidden";
    }

    private @Nullable String refuseAnyOf(Node node, int from) {
        for (int i = from; i < node.getCardinality(); i++) {
            String reason = refuse(node.getChild(i));
            if (reason != null) {
                return reason;
            }
        }
        return null;
    }

    private @Nullable String refuseCall(AstMethod method) {
        if (!(method.getChild(0) instanceof AstDot dot) || !(dot.getChild(0) instanceof AstIdentifier bean)) {
            return "gate.expressionForbidden";
        }
        Class<?> type = facts.bean(bean.getName());
        if (type == null) {
            return "gate.expressionUnknownBean";
        }
        Node parameters = method.getChild(1);
        // the parser keeps the name to itself but prints it after a dot
        String name = dot.toString().substring(1).strip();
        boolean known = Arrays.stream(ClassUtils.getUserClass(type).getMethods())
                .filter(m -> m.getDeclaringClass() != Object.class)
                .anyMatch(m -> m.getName().equals(name)
                        && (m.isVarArgs() || m.getParameterCount() == parameters.getCardinality()));
        return known ? refuseArguments(parameters) : "gate.expressionUnknownMethod";
    }

    /** The execution itself may be handed to a bean of ours, which is code; no method of it can be called here. */
    private @Nullable String refuseArguments(Node parameters) {
        for (int i = 0; i < parameters.getCardinality(); i++) {
            Node argument = parameters.getChild(i);
            boolean execution = argument instanceof AstIdentifier identifier
                    && identifier.getName().equals("execution");
            String reason = execution ? null : refuse(argument);
            if (reason != null) {
                return reason;
            }
        }
        return null;
    }
}
