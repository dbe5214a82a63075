package cn.baoxiu.paper;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.logging.Level;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Makes the PDF of a filled template. The only pictures it can show are those it is handed; it opens no file and no
 * connection, whatever the HTML says.
 */
@Component
public class PaperPrinter {

    /** Family of the font in templates, and what steps in for other families and for rare characters in bold. */
    private static final String FAMILY = "Letter";

    private static final String RARE_FAMILY = "Letter Rare";

    /** Stands where a character is missing. A paper that has one is not handed out. */
    static final String MISSING = "\u3013";

    private static final String SCHEME = "letter";
    private static final Logger LOG = LoggerFactory.getLogger(PaperPrinter.class);

    static {
        // It would write to the console, past our log.
        XRLog.setLoggingEnabled(false);
    }

    private final PaperFonts fonts;

    public PaperPrinter(PaperFonts fonts) {
        this.fonts = fonts;
    }

    /**
     * @param html well-formed, filled
     * @param pictures content by address, for example {@code letter:qr}
     * @param note printed over each page, for drafts; null for none
     * @throws UnprintableException if a character is not in the font
     */
    public byte[] print(String html, Map<String, byte[]> pictures, @Nullable String note) {
        Document document = PaperXml.parse(html);
        checkCharacters(document);
        if (note != null) {
            addNote(document, note);
        }
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.withW3cDocument(document, "letter:/");
        builder.withProducer("Baoxiu");
        builder.withDiagnosticConsumer(PaperPrinter::log);
        // For archives; and without it the fonts of the machine are looked through for the usual Latin ones.
        builder.usePdfAConformance(PdfAConformance.PDFA_2_U);
        builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        builder.useUnicodeLineBreaker(new WholeTimes());
        builder.useReplacementText(MISSING);
        font(builder, PaperFonts.REGULAR, FAMILY, 400, FSFontUseCase.DOCUMENT);
        font(builder, PaperFonts.BOLD, FAMILY, 700, FSFontUseCase.DOCUMENT);
        font(builder, PaperFonts.REGULAR, RARE_FAMILY, 400, FSFontUseCase.FALLBACK_PRE);
        onlyHandedPictures(builder, pictures);
        builder.toStream(pdf);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException("the paper cannot be printed", e);
        }
        return whole(pdf.toByteArray());
    }

    private void font(PdfRendererBuilder builder, String file, String family, int weight, FSFontUseCase use) {
        builder.useFont(() -> fonts.open(file), family, weight, FontStyle.NORMAL, true, EnumSet.of(use));
    }

    private static byte[] whole(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            if (new PDFTextStripper().getText(document).contains(MISSING)) {
                throw new IllegalStateException("a character is missing on the printed paper");
            }
            return pdf;
        } catch (IOException e) {
            throw new UncheckedIOException("the printed paper cannot be read", e);
        }
    }

    private static void onlyHandedPictures(PdfRendererBuilder builder, Map<String, byte[]> pictures) {
        builder.useUriResolver((base, uri) -> pictures.containsKey(uri) ? uri : null);
        for (var priority : ExternalResourceControlPriority.values()) {
            builder.useExternalResourceAccessControl((uri, type) -> pictures.containsKey(uri), priority);
        }
        builder.useProtocolsStreamImplementation(
                uri -> new Handed(pictures.getOrDefault(uri, new byte[0])),
                SCHEME,
                "http",
                "https",
                "file",
                "jar",
                "ftp");
    }

    private void checkCharacters(Document document) {
        fonts.missingIn(visibleText(document.getDocumentElement())).ifPresent(c -> {
            throw new UnprintableException("template", c);
        });
    }

    private static String visibleText(Node node) {
        if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE) {
            return node.getNodeValue().replace('\t', ' ').replace('\r', '\n');
        }
        StringBuilder text = new StringBuilder();
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            text.append(visibleText(child));
        }
        return text.toString();
    }

    /** In the upper margin of each page. */
    private static void addNote(Document document, String note) {
        Element style = document.createElement("style");
        style.setTextContent("@page { @top-center { content: \"" + note.replaceAll("[\"\\\\]", "")
                + "\"; font-family: \"" + FAMILY
                + "\"; font-weight: 700; font-size: 11pt; color: #c00000; } }");
        Node head = document.getElementsByTagName("head").item(0);
        if (head == null) {
            throw new IllegalArgumentException("the paper has no head");
        }
        head.appendChild(style);
    }

    private static void log(Diagnostic diagnostic) {
        if (diagnostic.getLevel().intValue() >= Level.WARNING.intValue()) {
            LOG.warn("{}", diagnostic.getFormattedMessage());
        }
    }

    private record Handed(byte[] content) implements FSStream {

        @Override
        public InputStream getStream() {
            return new ByteArrayInputStream(content);
        }

        @Override
        public Reader getReader() {
            return new InputStreamReader(getStream(), StandardCharsets.UTF_8);
        }
    }
}
