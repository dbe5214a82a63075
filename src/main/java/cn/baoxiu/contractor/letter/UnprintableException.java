package cn.baoxiu.contractor.letter;

/** A character that the font of the letters has not; a letter with a hole must not go out. */
class UnprintableException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final int character;

    /** @param field placeholder whose value holds it, or {@code template} */
    UnprintableException(String field, int character) {
        super("the font has no " + LetterFonts.named(character) + " of the field " + field);
        this.field = field;
        this.character = character;
    }

    String field() {
        return field;
    }

    int character() {
        return character;
    }
}
