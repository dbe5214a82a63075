package cn.baoxiu.contractor.letter;

import java.util.List;

/** A template that would not make a letter; nothing was saved. */
public class TemplateRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<TemplateProblem> problems;

    TemplateRefused(List<TemplateProblem> problems) {
        super("the template has " + problems.size() + " problems, the first in line "
                + problems.get(0).line());
        this.problems = List.copyOf(problems);
    }

    public List<TemplateProblem> problems() {
        return problems;
    }
}
