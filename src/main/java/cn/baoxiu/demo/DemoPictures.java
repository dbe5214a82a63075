package cn.baoxiu.demo;

import cn.baoxiu.attachment.AttachmentKind;
import cn.baoxiu.attachment.NewFile;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Photos of the demo: one before and one after the repair for each problem, drawn once when the first is wanted and used
 * for all cases.
 */
@Component
class DemoPictures {

    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;
    private static final int CAPTION = 36;
    private static final String FONT = "/paper/fonts/letter-regular.ttf";
    private static final List<AttachmentKind> KINDS = List.of(AttachmentKind.BEFORE, AttachmentKind.AFTER);

    private final MessageSource messages;
    private @Nullable Map<AttachmentKind, Map<DemoProblem, byte[]>> drawn;

    DemoPictures(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * @param mark written behind the picture, as some cameras do: the same file is kept once in a case, and two repairs of
     *     it have a photo each
     */
    NewFile of(DemoProblem problem, AttachmentKind kind, String mark) {
        byte[] picture = Objects.requireNonNull(all().get(kind)).get(problem);
        ByteArrayOutputStream marked = new ByteArrayOutputStream();
        marked.writeBytes(Objects.requireNonNull(picture, "no picture of " + problem));
        marked.writeBytes(mark.getBytes(StandardCharsets.UTF_8));
        byte[] content = marked.toByteArray();
        return new NewFile(label(kind) + ".jpg", content.length, () -> new ByteArrayInputStream(content));
    }

    /** Where it was taken, in words. */
    String spot(DemoProblem problem) {
        return messages.getMessage("place." + problem.place.name(), null, Locale.SIMPLIFIED_CHINESE);
    }

    private String label(AttachmentKind kind) {
        return messages.getMessage("attachmentKind." + kind.name(), null, Locale.SIMPLIFIED_CHINESE);
    }

    private synchronized Map<AttachmentKind, Map<DemoProblem, byte[]>> all() {
        if (drawn == null) {
            drawn = drawAll();
        }
        return drawn;
    }

    private Map<AttachmentKind, Map<DemoProblem, byte[]>> drawAll() {
        // outlines from the font of the letters: a server has no Chinese font to write with
        try (InputStream in = Objects.requireNonNull(DemoPictures.class.getResourceAsStream(FONT), FONT);
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
            Map<AttachmentKind, Map<DemoProblem, byte[]>> all = new EnumMap<>(AttachmentKind.class);
            for (AttachmentKind kind : KINDS) {
                Map<DemoProblem, byte[]> ofKind = new HashMap<>();
                for (DemoProblem problem : DemoProblem.values()) {
                    ofKind.put(problem, draw(problem, kind, label(kind) + " · " + spot(problem), font));
                }
                all.put(kind, ofKind);
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException("the pictures of the demo cannot be drawn", e);
        }
    }

    private static byte[] draw(DemoProblem problem, AttachmentKind kind, String caption, TrueTypeFont font)
            throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        Random random = new Random(problem.ordinal());
        wall(g, random);
        if (kind == AttachmentKind.BEFORE) {
            damage(g, random);
        }
        g.setColor(new Color(30, 40, 55));
        g.fillRect(0, HEIGHT - CAPTION, WIDTH, CAPTION);
        g.setColor(Color.WHITE);
        write(g, caption, font);
        g.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!ImageIO.write(image, "jpg", out)) {
            throw new IllegalStateException("this Java writes no JPEG");
        }
        return out.toByteArray();
    }

    /** Tiles. */
    private static void wall(Graphics2D g, Random random) {
        g.setColor(new Color(215 + random.nextInt(25), 210 + random.nextInt(25), 200 + random.nextInt(25)));
        g.fillRect(0, 0, WIDTH, HEIGHT);
        g.setColor(new Color(185, 185, 180));
        int tile = 40 + random.nextInt(3) * 20;
        for (int x = tile; x < WIDTH; x += tile) {
            g.drawLine(x, 0, x, HEIGHT);
        }
        for (int y = tile; y < HEIGHT; y += tile) {
            g.drawLine(0, y, WIDTH, y);
        }
    }

    /** Stains and a crack. */
    private static void damage(Graphics2D g, Random random) {
        for (int i = 0; i < 12; i++) {
            g.setColor(new Color(110, 85, 50, 40 + random.nextInt(40)));
            int size = 30 + random.nextInt(70);
            g.fillOval(60 + random.nextInt(140), 20 + random.nextInt(100), size, size * 2 / 3);
        }
        g.setColor(new Color(60, 50, 45));
        int x = 40 + random.nextInt(60);
        int y = 20;
        for (int i = 0; i < 12; i++) {
            int nextX = x + 5 + random.nextInt(18);
            int nextY = y + random.nextInt(20);
            g.drawLine(x, y, nextX, nextY);
            x = nextX;
            y = nextY;
        }
    }

    private static void write(Graphics2D g, String text, TrueTypeFont font) throws IOException {
        double scale = 18.0 / font.getUnitsPerEm();
        double x = 12;
        for (int c : text.codePoints().toArray()) {
            int glyph = font.getUnicodeCmapLookup().getGlyphId(c);
            GlyphData outline = font.getGlyph().getGlyph(glyph);
            if (outline != null) {
                GeneralPath path = outline.getPath();
                path.transform(new AffineTransform(scale, 0, 0, -scale, x, HEIGHT - 12));
                g.fill(path);
            }
            x += font.getAdvanceWidth(glyph) * scale;
        }
    }
}
