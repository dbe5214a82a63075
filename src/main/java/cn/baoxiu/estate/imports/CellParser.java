package cn.baoxiu.estate.imports;

/** Turns the text of a cell into a value, or says why not. */
@FunctionalInterface
interface CellParser {

    /** @param text not empty */
    Object parse(String text) throws BadCell;
}
