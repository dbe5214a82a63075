package cn.baoxiu.scorecard.rule;

/** A score cannot be worked out, and nothing was changed; the message is the sentence for people, also in an incident. */
public class ScoreRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String sentence;

    public ScoreRefused(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
