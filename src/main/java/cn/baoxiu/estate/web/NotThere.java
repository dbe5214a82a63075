package cn.baoxiu.estate.web;

/** Something that does not exist, or that the person may not know of. */
class NotThere extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String what;

    /** @param code key of the sentence in the message bundle, with {@code what} as its argument */
    NotThere(String code, String what) {
        super(code + ": " + what);
        this.code = code;
        this.what = what;
    }

    String code() {
        return code;
    }

    String what() {
        return what;
    }
}
