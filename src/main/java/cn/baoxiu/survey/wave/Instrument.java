package cn.baoxiu.survey.wave;

import java.util.List;
import java.util.stream.Stream;

/** How something was measured. Labels: {@code surveyInstrument.<NAME>}. Figures of two of them are never put together. */
public enum Instrument {
    /** A survey of owners by an institute, wave after wave. */
    WAVE(true, true),
    /** Visits of people who only play customers. */
    MYSTERY(true, false),
    /** Call-backs that somebody outside made. */
    CALLBACK(true, true),
    /** Call-backs after closure by our own people; they come from the cases, not from a file. */
    OWN_CALLBACK(false, true);

    private final boolean imported;
    private final boolean asksOwners;

    Instrument(boolean imported, boolean asksOwners) {
        this.imported = imported;
        this.asksOwners = asksOwners;
    }

    /** Its results come as files. */
    public boolean imported() {
        return imported;
    }

    /** Its figures are told by owner segment. */
    public boolean asksOwners() {
        return asksOwners;
    }

    public static List<Instrument> ofFiles() {
        return Stream.of(values()).filter(Instrument::imported).toList();
    }

    /** Segments that its figures can have. */
    public List<Segment> segments() {
        return Stream.of(Segment.values())
                .filter(segment -> asksOwners != (segment == Segment.NONE))
                .toList();
    }
}
