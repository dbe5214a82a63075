package cn.baoxiu.estate;

import java.io.InputStream;

/** Reads uploaded tables for other rooms as the imports of this room read theirs, within the same limits. */
public interface TableFiles {

    /**
     * Reads CSV (UTF-8 or GB18030) or the first sheet of an XLSX workbook, by what the file contains.
     *
     * @throws ImportRefused if it is no table, cannot be read, is too large, or has no line below the header
     */
    TableFile read(InputStream file);
}
