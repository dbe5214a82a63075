package cn.baoxiu.estate;

import java.io.InputStream;
import java.util.List;

/** Imports reference data from CSV (UTF-8 or GB18030) and XLSX files. The same file twice changes nothing. */
public interface Imports {

    /** @return kinds in the order in which they depend on each other: {@code subsidiaries}, {@code projects}, … */
    List<String> kinds();

    /** @return columns a file of the kind must have */
    List<String> columns(String kind);

    /**
     * Imports a file in one transaction.
     *
     * @param fileName as shown in the report
     * @throws ImportRefused if the file as a whole cannot be used; nothing is stored then
     * @throws java.util.NoSuchElementException if there is no such kind
     */
    ImportReport run(String kind, InputStream file, String fileName, ImportOptions options);
}
