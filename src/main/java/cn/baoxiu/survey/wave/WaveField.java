package cn.baoxiu.survey.wave;

import java.util.ArrayList;
import java.util.List;

/** What a column of a file can mean. Labels: {@code surveyField.<NAME>}. */
public enum WaveField {
    SEGMENT,
    SUBSIDIARY,
    PROJECT,
    QUESTION,
    SCORE,
    N,
    SCALE,
    WAVE,
    DATE;

    /** Fields that a file of the instrument must have a column for; others may be told for the whole file. */
    static List<WaveField> required(Instrument instrument) {
        List<WaveField> required = new ArrayList<>(List.of(QUESTION, SCORE, N));
        if (instrument.asksOwners()) {
            required.add(0, SEGMENT);
        }
        return required;
    }
}
