package cn.baoxiu.estate;

/** A new owner's name, phone or date cannot be right. */
public class OwnerRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String code;

    /** @param code key of the sentence in the message bundle */
    public OwnerRefused(String field, String code) {
        super(field + ": " + code);
        this.field = field;
        this.code = code;
    }

    public String field() {
        return field;
    }

    public String code() {
        return code;
    }
}
