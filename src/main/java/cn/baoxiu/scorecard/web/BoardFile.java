package cn.baoxiu.scorecard.web;

import cn.baoxiu.scorecard.board.Board;
import cn.baoxiu.scorecard.board.Panel;
import cn.baoxiu.scorecard.board.Panel.Cell;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tables of a dashboard as comma-separated values (RFC 4180), with a byte order mark, by which Excel knows UTF-8. */
@Component
class BoardFile {

    private static final String MARK = "\uFEFF";
    private static final String END = "\r\n";
    private static final Pattern QUOTED = Pattern.compile("[\",\\r\\n]");
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r]", Pattern.DOTALL);

    private final BoardText text;

    BoardFile(BoardText text) {
        this.text = text;
    }

    /** One table alone, or several with their titles before them and a blank line between. */
    String csv(Board board, List<Panel> panels) {
        StringBuilder file = new StringBuilder(MARK);
        for (Panel panel : panels) {
            if (panels.size() > 1) {
                file.append(file.length() > 1 ? END : "")
                        .append(words(text.say(panel.title(), board.rule())))
                        .append(END);
            }
            List<String> head = new ArrayList<>();
            head.add(words(text.text("board.column.code")));
            head.add(words(text.text("board.column.name")));
            panel.columns().forEach(column -> head.add(words(text.say(column.label(), board.rule()))));
            file.append(String.join(",", head)).append(END);
            panel.rows().forEach(row -> file.append(words(row.code()))
                    .append(',')
                    .append(words(text.say(row.label(), board.rule())))
                    .append(',')
                    .append(row.cells().stream().map(cell -> cell(board, cell)).collect(Collectors.joining(",")))
                    .append(END));
        }
        return file.toString();
    }

    /** Numbers bare, so that they can be reckoned with. */
    private String cell(Board board, Cell cell) {
        BigDecimal value = cell.value();
        if (cell.text() != null) {
            return words(text.say(cell.text(), board.rule()));
        }
        return value == null ? "" : value.toPlainString();
    }

    /** Text as text: what a spreadsheet could take for a formula gets an apostrophe before it. */
    private static String words(String words) {
        String safe = FORMULA.matcher(words).find() ? "'" + words : words;
        return QUOTED.matcher(safe).find() ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
