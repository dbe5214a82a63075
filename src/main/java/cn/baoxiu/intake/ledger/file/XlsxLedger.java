package cn.baoxiu.intake.ledger.file;

import cn.baoxiu.intake.ledger.file.LedgerRefused.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.util.RecordFormatException;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/** The sheets of an XLSX workbook, read as a stream. Workbooks with macros are refused. */
final class XlsxLedger {

    private static final long UNPACKED_BYTES_MAX = 200L * 1024 * 1024;
    private static final int SHEETS_MAX = 30;

    static {
        ZipSecureFile.setMaxEntrySize(UNPACKED_BYTES_MAX);
        ZipSecureFile.setMaxTextSize(UNPACKED_BYTES_MAX);
    }

    private XlsxLedger() {}

    static List<LedgerSheet> read(byte[] content, int rowsMax) {
        try (OPCPackage workbook = OPCPackage.open(new ByteArrayInputStream(content))) {
            refuseMacros(workbook);
            List<LedgerSheet> sheets = sheets(workbook, rowsMax);
            if (sheets.isEmpty()) {
                throw new LedgerRefused(Reason.EMPTY);
            }
            return sheets;
        } catch (IOException
                | SAXException
                | OpenXML4JException
                | OpenXML4JRuntimeException
                | RecordFormatException
                | IllegalArgumentException
                | IllegalStateException
                | javax.xml.parsers.ParserConfigurationException e) {
            throw new LedgerRefused(isBomb(e) ? Reason.BOMB : Reason.UNREADABLE);
        }
    }

    /** POI says only in words that a file unpacks to far more than it is. */
    private static boolean isBomb(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains("zip bomb")) {
                return true;
            }
        }
        return false;
    }

    private static void refuseMacros(OPCPackage workbook) throws OpenXML4JException {
        for (PackagePart part : workbook.getParts()) {
            String type = part.getContentType().toLowerCase(Locale.ROOT);
            String name = part.getPartName().getName().toLowerCase(Locale.ROOT);
            if (type.contains("macroenabled") || type.contains("vbaproject") || name.contains("vbaproject")) {
                throw new LedgerRefused(Reason.MACROS);
            }
        }
    }

    private static List<LedgerSheet> sheets(OPCPackage workbook, int rowsMax)
            throws IOException, SAXException, OpenXML4JException, javax.xml.parsers.ParserConfigurationException {
        XSSFReader reader = new XSSFReader(workbook);
        ReadOnlySharedStringsTable strings = new ReadOnlySharedStringsTable(workbook);
        List<LedgerSheet> sheets = new ArrayList<>();
        XSSFReader.SheetIterator each = (XSSFReader.SheetIterator) reader.getSheetsData();
        while (each.hasNext() && sheets.size() < SHEETS_MAX) {
            try (InputStream in = each.next()) {
                XlsxRows rows = new XlsxRows(strings, reader.getStylesTable(), rowsMax);
                XMLReader xml = XMLHelper.newXMLReader();
                xml.setContentHandler(rows);
                xml.parse(new InputSource(in));
                LedgerSheet sheet = new LedgerSheet(each.getSheetName(), rows.rows());
                if (!sheet.rows().stream().allMatch(LedgerSheet.SheetRow::isBlank)) {
                    sheets.add(sheet);
                }
            }
        }
        return sheets;
    }
}
