package cn.baoxiu.estate.imports;

import cn.baoxiu.estate.ImportRefused;
import cn.baoxiu.estate.ImportRefused.Reason;
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
import java.util.List;

/** CSV in UTF-8 (with or without byte order mark) or GB18030, separated by comma, semicolon or tab. */
final class CsvSheet {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private CsvSheet() {}

    static Sheet read(byte[] content) {
        String text = text(content);
        SheetBuilder sheet = new SheetBuilder();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator(text))
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text)) {
            for (CsvRecord row : reader) {
                sheet.add((int) row.getStartingLineNumber(), row.getFields());
            }
        } catch (CsvParseException | UncheckedIOException | IOException e) {
            throw new ImportRefused(Reason.UNREADABLE);
        }
        return sheet.build();
    }

    private static String text(byte[] content) {
        for (byte b : content) {
            if (b == 0) {
                // Also UTF-16, which Excel writes as "Unicode text".
                throw new ImportRefused(Reason.NOT_A_TABLE);
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
        throw new ImportRefused(Reason.ENCODING);
    }

    private static String separator(String text) {
        String header = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        if (header.contains(",")) {
            return ",";
        }
        return header.contains("\t") ? "\t" : header.contains(";") ? ";" : ",";
    }
}
