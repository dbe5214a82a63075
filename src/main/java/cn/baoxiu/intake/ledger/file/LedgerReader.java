package cn.baoxiu.intake.ledger.file;

import cn.baoxiu.intake.ledger.file.LedgerRefused.Reason;
import java.util.Arrays;
import java.util.List;

/** Reads an uploaded ledger by what it contains, whatever its name says. Nothing in it is computed or run. */
public final class LedgerReader {

    private static final List<byte[]> OTHER_TYPES = List.of(
            bytes('M', 'Z'),
            bytes(0x7F, 'E', 'L', 'F'),
            bytes(0xCA, 0xFE, 0xBA, 0xBE),
            bytes(0x89, 'P', 'N', 'G'),
            bytes(0xFF, 0xD8, 0xFF),
            bytes('G', 'I', 'F', '8'),
            bytes('R', 'a', 'r', '!'),
            bytes('7', 'z', 0xBC, 0xAF),
            bytes(0x1F, 0x8B),
            bytes('%', 'P', 'D', 'F'));

    private LedgerReader() {}

    /**
     * @param rowsMax more rows than this in a sheet are refused
     * @return the sheets that have rows
     * @throws LedgerRefused if it is no table that can be read
     */
    public static List<LedgerSheet> read(byte[] content, int rowsMax) {
        if (content.length == 0) {
            throw new LedgerRefused(Reason.EMPTY);
        }
        if (starts(content, bytes('P', 'K', 3, 4))) {
            return XlsxLedger.read(content, rowsMax);
        }
        if (starts(content, bytes(0xD0, 0xCF, 0x11, 0xE0))) {
            throw new LedgerRefused(Reason.OLD_EXCEL);
        }
        if (OTHER_TYPES.stream().anyMatch(magic -> starts(content, magic) && hasControlCharacters(content))) {
            throw new LedgerRefused(Reason.NOT_A_TABLE);
        }
        return List.of(CsvLedger.read(content, rowsMax));
    }

    /** A header may begin with the letters MZ; a program has control characters soon after. */
    private static boolean hasControlCharacters(byte[] content) {
        for (int i = 0; i < Math.min(content.length, 1024); i++) {
            if (content[i] >= 0 && content[i] < ' ' && "\t\r\n".indexOf(content[i]) < 0) {
                return true;
            }
        }
        return false;
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
