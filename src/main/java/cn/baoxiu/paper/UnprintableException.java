package cn.baoxiu.paper;

/** A character that the font has not; a paper with a hole must not go out. */
public class UnprintableException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final int character;

    /** @param field placeholder whose value holds it, or {@code template} */
    public UnprintableException(String field, int character) {
        super("the font has no " + PaperFonts.named(character) + " of the field " + field);
        this.field = field;
        this.character = character;
    }

    public String field() {
        return field;
    }

    public int character() {
        return character;
    }
}
