package cn.baoxiu.contractor.letter;

import cn.baoxiu.contractor.Rung;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the placeholders of a template: which are unknown, which sections are broken, which are missing. */
final class PlaceholderCheck {

    private static final Pattern TAG = Pattern.compile("(?<!\\{)\\{\\{([^{}]*)\\}\\}(?!\\})");
    private static final Pattern SLIP = Pattern.compile("\\{{2,}|\\}{2,}");
    private static final int EXCERPT = 20;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

    private final List<TemplateProblem> problems = new ArrayList<>();
    private final Deque<Section> open = new ArrayDeque<>();
    private final Set<String> used = new HashSet<>();
    private int line = 1;

    private record Section(String name, int line, boolean inverted) {}

    private PlaceholderCheck() {}

    static List<TemplateProblem> check(Rung rung, String html) {
        PlaceholderCheck check = new PlaceholderCheck();
        check.read(html);
        TemplateFields.requiredBy(rung).stream()
                .filter(name -> !check.used.contains(name))
                .forEach(name -> check.wrong(0, "missing", name));
        return check.problems;
    }

    private void read(String html) {
        Matcher tag = TAG.matcher(html);
        int from = 0;
        while (tag.find()) {
            text(html.substring(from, tag.start()));
            tag(tag.group(1).strip());
            count(tag.group());
            from = tag.end();
        }
        text(html.substring(from));
        open.descendingIterator().forEachRemaining(s -> wrong(s.line, "unclosed", s.name));
    }

    /** Braces that belong to no placeholder: a triple one would print unchecked HTML, half a one is a slip. */
    private void text(String between) {
        Matcher slip = SLIP.matcher(between);
        int from = 0;
        while (slip.find()) {
            count(between.substring(from, slip.start()));
            int end = Math.min(between.length(), slip.start() + EXCERPT);
            wrong(
                    line,
                    "brokenTag",
                    between.substring(slip.start(), end)
                            .lines()
                            .findFirst()
                            .orElse("")
                            .strip());
            from = slip.start();
        }
        count(between.substring(from));
    }

    private void count(String text) {
        line += (int) text.chars().filter(c -> c == '\n').count();
    }

    private void tag(String content) {
        char first = content.isEmpty() ? ' ' : content.charAt(0);
        String name = "#^/!&>=".indexOf(first) >= 0 ? content.substring(1).strip() : content;
        switch (first) {
            case '!' -> {}
            case '#', '^' -> {
                known(name);
                open.push(new Section(name, line, first == '^'));
            }
            case '/' -> close(name);
            case '&', '>', '=' -> wrong(line, "forbiddenTag", content);
            default -> known(name);
        }
    }

    private void close(String name) {
        if (open.isEmpty()) {
            wrong(line, "neverOpened", name);
            return;
        }
        Section section = open.pop();
        if (!section.name.equals(name)) {
            wrong(line, "closesOther", name, section.name, String.valueOf(section.line));
        }
    }

    private void known(String name) {
        boolean entry = open.stream().filter(s -> !s.inverted).anyMatch(s -> TemplateFields.entriesOf(s.name)
                .orElse(List.of())
                .contains(name));
        boolean top = TemplateFields.VALUES.contains(name)
                || TemplateFields.entriesOf(name).isPresent()
                || TemplateFields.isFlag(name);
        if (!NAME.matcher(name).matches() || !entry && !top) {
            wrong(line, "unknown", name.isEmpty() ? "{{}}" : name);
        }
        used.add(name);
    }

    private void wrong(int at, String key, String... args) {
        problems.add(TemplateProblem.of(at, key, args));
    }
}
