package cn.baoxiu.intake.ledger.file;

import cn.baoxiu.intake.ledger.file.LedgerRefused.Reason;
import cn.baoxiu.intake.ledger.file.LedgerSheet.SheetRow;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** CSV in UTF-8 (with or without byte order mark) or GB18030, separated by comma, semicolon or tab. */
final class CsvLedger {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int HEAD = 4000;

    private CsvLedger() {}

    static LedgerSheet read(byte[] content, int rowsMax) {
        String text = text(content);
        List<SheetRow> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator(text))
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text)) {
            for (CsvRecord row : reader) {
                if (rows.size() >= rowsMax) {
                    throw new LedgerRefused(Reason.TOO_MANY_ROWS, String.valueOf(rowsMax));
                }
                rows.add(new SheetRow(rows.size() + 1, row.getFields(), Set.of(), Set.of()));
            }
        } catch (CsvParseException | UncheckedIOException | IOException e) {
            throw new LedgerRefused(Reason.UNREADABLE);
        }
        if (rows.stream().allMatch(SheetRow::isBlank)) {
            throw new LedgerRefused(Reason.EMPTY);
        }
        return new LedgerSheet("", rows);
    }

    private static String text(byte[] content) {
        for (byte b : content) {
            if (b == 0) {
                // Also UTF-16, which Excel writes as "Unicode text".
                throw new LedgerRefused(isUtf16(content) ? Reason.ENCODING : Reason.NOT_A_TABLE);
            }
        }
        for (Charset charset : List.of(StandardCharsets.UTF_8, GB18030)) {
            try {
                String text = charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(content))
                        .toString();
                return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            } catch (CharacterCodingException e) {
                continue;
            }
        }
        throw new LedgerRefused(Reason.ENCODING);
    }

    private static boolean isUtf16(byte[] content) {
        int first = content[0] & 0xFF;
        int second = content.length > 1 ? content[1] & 0xFF : 0;
        return (first == 0xFF && second == 0xFE) || (first == 0xFE && second == 0xFF);
    }

    /** The one that stands most often in the first lines: a title may have none. */
    private static String separator(String text) {
        String head = text.substring(0, Math.min(text.length(), HEAD));
        String best = ",";
        for (String candidate : List.of("\t", ";")) {
            if (count(head, candidate) > count(head, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, String character) {
        return text.chars().filter(c -> c == character.charAt(0)).count();
    }
}
