package cn.baoxiu.survey.wave;

import java.util.List;

/** Brings the figures of one instrument to the page of satisfaction; each instrument has at most one. */
public interface InstrumentSource {

    Instrument instrument();

    /** At most one cell per wave, question and segment, in any order. */
    List<Cell> cells(CellQuery query);
}
