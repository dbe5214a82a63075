package cn.baoxiu.estate.imports;

import cn.baoxiu.estate.ImportRefused;
import cn.baoxiu.estate.ImportRefused.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/** Reads an uploaded file by what it contains, whatever its name says. */
final class SheetFile {

    private static final int BYTES_MAX = 20 * 1024 * 1024;
    private static final List<byte[]> PICTURES_AND_DOCUMENTS = List.of(
            bytes(0x89, 'P', 'N', 'G'),
            bytes(0xFF, 0xD8, 0xFF),
            bytes('G', 'I', 'F', '8'),
            bytes('B', 'M'),
            bytes('R', 'I', 'F', 'F'),
            bytes('%', 'P', 'D', 'F'));

    private SheetFile() {}

    static Sheet read(InputStream file) {
        byte[] content = all(file);
        if (content.length == 0) {
            throw new ImportRefused(Reason.EMPTY);
        }
        if (starts(content, bytes('P', 'K', 3, 4))) {
            return XlsxSheet.read(content);
        }
        if (starts(content, bytes(0xD0, 0xCF, 0x11, 0xE0))) {
            throw new ImportRefused(Reason.OLD_EXCEL);
        }
        if (PICTURES_AND_DOCUMENTS.stream().anyMatch(magic -> starts(content, magic) && !isText(content))) {
            throw new ImportRefused(Reason.NOT_A_TABLE);
        }
        return CsvSheet.read(content);
    }

    private static byte[] all(InputStream file) {
        try {
            byte[] content = file.readNBytes(BYTES_MAX + 1);
            if (content.length > BYTES_MAX) {
                throw new ImportRefused(Reason.TOO_LARGE, String.valueOf(BYTES_MAX / 1024 / 1024));
            }
            return content;
        } catch (IOException e) {
            throw new ImportRefused(Reason.UNREADABLE);
        }
    }

    /** A header such as {@code BMI,…} begins like a picture; a picture has control characters soon after. */
    private static boolean isText(byte[] content) {
        for (int i = 0; i < Math.min(content.length, 512); i++) {
            if (content[i] >= 0 && content[i] < ' ' && "\t\r\n".indexOf(content[i]) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean starts(byte[] content, byte[] magic) {
        return content.length >= magic.length && Arrays.equals(content, 0, magic.length, magic, 0, magic.length);
    }

    private static byte[] bytes(int... values) {
        byte[] result = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = (byte) values[i];
        }
        return result;
    }
}
