package cn.baoxiu.estate.imports;

import cn.baoxiu.estate.ImportRefused;
import cn.baoxiu.estate.ImportRefused.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.RecordFormatException;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * The first sheet of an XLSX workbook, read as a stream. Formulas are not computed: the value stored with the cell
 * counts. Workbooks with macros are refused.
 */
final class XlsxSheet {

    private static final int COLUMNS_MAX = 200;
    private static final long UNPACKED_BYTES_MAX = 200L * 1024 * 1024;

    static {
        ZipSecureFile.setMaxEntrySize(UNPACKED_BYTES_MAX);
        ZipSecureFile.setMaxTextSize(UNPACKED_BYTES_MAX);
    }

    private XlsxSheet() {}

    static Sheet read(byte[] content) {
        try (OPCPackage workbook = OPCPackage.open(new ByteArrayInputStream(content))) {
            refuseMacros(workbook);
            return firstSheet(workbook);
        } catch (IOException
                | SAXException
                | OpenXML4JException
                | OpenXML4JRuntimeException
                | RecordFormatException
                | IllegalArgumentException
                | javax.xml.parsers.ParserConfigurationException e) {
            throw new ImportRefused(Reason.UNREADABLE);
        }
    }

    private static void refuseMacros(OPCPackage workbook) throws OpenXML4JException {
        for (PackagePart part : workbook.getParts()) {
            String type = part.getContentType().toLowerCase(Locale.ROOT);
            if (type.contains("macroenabled") || type.contains("vbaproject")) {
                throw new ImportRefused(Reason.MACROS);
            }
        }
    }

    private static Sheet firstSheet(OPCPackage workbook)
            throws IOException, SAXException, OpenXML4JException, javax.xml.parsers.ParserConfigurationException {
        XSSFReader reader = new XSSFReader(workbook);
        Iterator<InputStream> sheets = reader.getSheetsData();
        if (!sheets.hasNext()) {
            throw new ImportRefused(Reason.EMPTY);
        }
        SheetBuilder sheet = new SheetBuilder();
        try (InputStream first = sheets.next()) {
            XMLReader xml = XMLHelper.newXMLReader();
            xml.setContentHandler(new XSSFSheetXMLHandler(
                    reader.getStylesTable(),
                    null,
                    new ReadOnlySharedStringsTable(workbook),
                    new Rows(sheet),
                    new PlainValues(),
                    false));
            xml.parse(new InputSource(first));
        }
        return sheet.build();
    }

    /** Gathers the cells of a row; Excel leaves out the empty ones. */
    private static final class Rows implements XSSFSheetXMLHandler.SheetContentsHandler {

        private final SheetBuilder sheet;
        private final List<String> cells = new ArrayList<>();

        Rows(SheetBuilder sheet) {
            this.sheet = sheet;
        }

        @Override
        public void startRow(int index) {
            cells.clear();
        }

        @Override
        public void cell(@Nullable String reference, @Nullable String value, @Nullable XSSFComment comment) {
            int column = reference == null ? cells.size() : new CellReference(reference).getCol();
            if (column >= COLUMNS_MAX) {
                return;
            }
            while (cells.size() < column) {
                cells.add("");
            }
            cells.add(value == null ? "" : value);
        }

        @Override
        public void endRow(int index) {
            sheet.add(index + 1, List.copyOf(cells));
        }
    }

    /** Dates as ISO dates and numbers as plain numbers, whatever format the cell shows them in. */
    private static final class PlainValues extends DataFormatter {

        /** Excel keeps 15 digits; more are rounding noise of the binary number. */
        private static final MathContext DIGITS_OF_EXCEL = new MathContext(15);

        @Override
        public String formatRawCellContents(double value, int formatIndex, String formatString) {
            if (DateUtil.isADateFormat(formatIndex, formatString) && DateUtil.isValidExcelDate(value)) {
                return DateUtil.getLocalDateTime(value).toLocalDate().toString();
            }
            return BigDecimal.valueOf(value)
                    .round(DIGITS_OF_EXCEL)
                    .stripTrailingZeros()
                    .toPlainString();
        }
    }
}
