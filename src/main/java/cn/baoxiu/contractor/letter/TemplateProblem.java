package cn.baoxiu.contractor.letter;

import java.util.List;

/**
 * What is wrong with a template.
 *
 * @param line from 1; 0 if it belongs to no line
 * @param messageKey below {@code contractor.template.}
 * @param args of the sentence: the name of a placeholder or element
 */
public record TemplateProblem(int line, String messageKey, List<String> args) {

    static TemplateProblem of(int line, String messageKey, String... args) {
        return new TemplateProblem(line, messageKey, List.of(args));
    }
}
