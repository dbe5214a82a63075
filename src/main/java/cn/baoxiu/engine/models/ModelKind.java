package cn.baoxiu.engine.models;

import java.util.Optional;

/** What can be deployed. */
public enum ModelKind {
    PROCESS("bpmn", "ACT_RE_PROCDEF"),
    DECISION("dmn", "ACT_RE_DECISION_DEF"),
    FORM("form", "ACT_RE_CAMFORMDEF");

    private final String extension;
    private final String table;

    ModelKind(String extension, String table) {
        this.extension = extension;
        this.table = table;
    }

    public String extension() {
        return extension;
    }

    /** The engine's table of definitions; it has no query for forms. */
    String table() {
        return table;
    }

    public static Optional<ModelKind> of(String resourceName) {
        for (ModelKind kind : values()) {
            if (resourceName.endsWith("." + kind.extension)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
