package cn.baoxiu.repair.casework;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** The drawing of a signature: checked pixel by pixel, and made anew in grey, so that nothing hidden is kept. */
final class Ink {

    static final int MOST_BYTES = 400 * 1024;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int MOST_PIXELS = 4_000_000;
    private static final int LEAST_WIDTH = 60;
    private static final int LEAST_HEIGHT = 20;
    private static final int KEPT_WIDTH = 900;

    /** Darker than this is drawn. */
    private static final int DARK = 160;

    private static final int LEAST_INK = 60;

    private Ink() {}

    /** Says by the key of a sentence why a drawing is refused. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        Refused(String key) {
            super(key);
        }

        String key() {
            return String.valueOf(getMessage());
        }
    }

    /** @throws Refused for what is no PNG, too large, blank, or less than a name */
    static byte[] checked(byte[] png) throws Refused {
        if (png.length > MOST_BYTES) {
            throw new Refused("repair.signature.tooLarge");
        }
        BufferedImage grey = onWhite(decoded(png));
        requireName(grey);
        return encoded(grey);
    }

    private static BufferedImage decoded(byte[] png) throws Refused {
        if (png.length < PNG.length || !Arrays.equals(png, 0, PNG.length, PNG, 0, PNG.length)) {
            throw new Refused("repair.signature.notPng");
        }
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
        ImageReader reader = readers.next();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(png))) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > MOST_PIXELS) {
                throw new Refused("repair.signature.tooLarge");
            }
            if (width < LEAST_WIDTH || height < LEAST_HEIGHT) {
                throw new Refused("repair.signature.tooLittle");
            }
            return reader.read(0);
        } catch (IOException | RuntimeException e) {
            // what the sender made of the bytes is the sender's fault, whatever the decoder stumbles over
            throw new Refused("repair.signature.notPng");
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage onWhite(BufferedImage drawn) {
        int width = Math.min(drawn.getWidth(), KEPT_WIDTH);
        int height = Math.max(1, Math.round(drawn.getHeight() * (width / (float) drawn.getWidth())));
        BufferedImage grey = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D canvas = grey.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, width, height);
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        canvas.drawImage(drawn, 0, 0, width, height, null);
        canvas.dispose();
        return grey;
    }

    /** A name covers some of the field both ways; a dot, a dash or a field filled black is none. */
    private static void requireName(BufferedImage grey) throws Refused {
        int width = grey.getWidth();
        int height = grey.getHeight();
        int[] row = new int[width];
        int ink = 0;
        int left = width;
        int right = -1;
        int top = height;
        int bottom = -1;
        for (int y = 0; y < height; y++) {
            grey.getRaster().getSamples(0, y, width, 1, 0, row);
            for (int x = 0; x < width; x++) {
                if (row[x] < DARK) {
                    ink++;
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = y;
                }
            }
        }
        if (ink == 0) {
            throw new Refused("repair.signature.blank");
        }
        boolean spreads = (right - left + 1) * 10 >= width && (bottom - top + 1) * 10 >= height;
        boolean enough = ink >= Math.max(LEAST_INK, width * height / 500);
        if (!spreads || !enough || ink > width * height / 2) {
            throw new Refused("repair.signature.tooLittle");
        }
    }

    private static byte[] encoded(BufferedImage grey) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(grey, "png", out)) {
                throw new IllegalStateException("no encoder for PNG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a picture in memory cannot be written", e);
        }
        return bytes.toByteArray();
    }
}
