package cn.baoxiu.estate.web;

import java.util.List;

/** A parameter or field that cannot be right. */
class WrongField extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String code;
    private final List<String> args;

    /** @param code key of the sentence in the message bundle */
    WrongField(String field, String code, String... args) {
        super(field + ": " + code);
        this.field = field;
        this.code = code;
        this.args = List.of(args);
    }

    String field() {
        return field;
    }

    String code() {
        return code;
    }

    List<String> args() {
        return args;
    }
}
