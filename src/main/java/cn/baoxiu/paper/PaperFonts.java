package cn.baoxiu.paper;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.OptionalInt;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The font of papers, and which characters it has. Read when it is first needed. */
@Component
public class PaperFonts {

    private static final String FOLDER = "/paper/fonts/";
    static final String REGULAR = "letter-regular.ttf";
    static final String BOLD = "letter-bold.ttf";

    private volatile @Nullable BitSet characters;

    InputStream open(String file) {
        InputStream in = PaperFonts.class.getResourceAsStream(FOLDER + file);
        if (in == null) {
            throw new IllegalStateException("the font is missing: " + file);
        }
        return new BufferedInputStream(in);
    }

    /** The first character of the text that cannot be printed. Line breaks can. */
    public OptionalInt missingIn(String text) {
        BitSet known = characters();
        return text.codePoints().filter(c -> c != '\n' && !known.get(c)).findFirst();
    }

    private BitSet characters() {
        BitSet known = characters;
        if (known == null) {
            known = read();
            characters = known;
        }
        return known;
    }

    private BitSet read() {
        try (InputStream in = open(REGULAR);
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
            CmapLookup lookup = font.getUnicodeCmapLookup();
            BitSet known = new BitSet();
            for (int c = ' '; c <= 0x3FFFF; c++) {
                if (lookup.getGlyphId(c) != 0) {
                    known.set(c);
                }
            }
            // The printer marks holes with it.
            known.clear(PaperPrinter.MISSING.codePointAt(0));
            return known;
        } catch (IOException e) {
            throw new UncheckedIOException("the font cannot be read", e);
        }
    }

    /** How a character is named to people: itself and its code. */
    public static String named(int character) {
        return String.format("%s（U+%04X）", Character.toString(character), character);
    }
}
