package cn.baoxiu.estate.imports;

import java.util.List;

/** A cell that cannot be right; control flow between parser and row, so without a stack trace. */
final class BadCell extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final List<String> args;

    BadCell(String code, String... args) {
        super(code, null, false, false);
        this.code = code;
        this.args = List.of(args);
    }

    String code() {
        return code;
    }

    List<String> args() {
        return args;
    }
}
