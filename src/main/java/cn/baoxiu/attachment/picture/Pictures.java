package cn.baoxiu.attachment.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/**
 * Makes a picture anew from the pixels of another, so that nothing but what one sees gets through. A picture of 24
 * megapixels needs about 100 MB while it is decoded, so only a few are at a time.
 */
final class Pictures {

    static final int LONGEST_SIDE = 2560;
    static final int THUMBNAIL_SIDE = 320;
    static final long MAX_PIXELS = 64_000_000;

    /** Above this only every second, third, … pixel is decoded. */
    private static final long PIXELS_DECODED_WHOLE = 24_000_000;

    private static final double QUALITY = 0.86;
    private static final double THUMBNAIL_QUALITY = 0.8;
    private static final int PARALLEL = 2;
    private static final long PATIENCE_SECONDS = 60;

    private final Semaphore places = new Semaphore(PARALLEL, true);

    /** JPEG of the picture, upright, and a small one of it. */
    record Redrawn(byte[] picture, byte[] thumbnail, int width, int height) {}

    Redrawn redraw(byte[] source, String contentType, Orientation orientation) throws FileRefused {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new FileRefused("attachment.refused.busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FileRefused("attachment.refused.busy");
        }
        try {
            BufferedImage upright = upright(opaque(shrunk(decoded(source, contentType), LONGEST_SIDE)), orientation);
            return new Redrawn(
                    jpeg(upright, QUALITY),
                    jpeg(shrunk(upright, THUMBNAIL_SIDE), THUMBNAIL_QUALITY),
                    upright.getWidth(),
                    upright.getHeight());
        } catch (IOException | RuntimeException e) {
            // Decoders throw all sorts of things at broken data.
            throw new FileRefused("attachment.refused.broken");
        } finally {
            places.release();
        }
    }

    /** The size is read and judged before any pixel is. */
    private static BufferedImage decoded(byte[] source, String contentType) throws IOException, FileRefused {
        ImageReader reader = Readers.of(contentType);
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(source))) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            long pixels = (long) width * height;
            if (pixels > MAX_PIXELS) {
                throw new FileRefused(
                        "attachment.refused.tooManyPixels",
                        String.valueOf(width),
                        String.valueOf(height),
                        String.valueOf(MAX_PIXELS / 10_000));
            }
            ImageReadParam param = reader.getDefaultReadParam();
            if (pixels > PIXELS_DECODED_WHOLE) {
                int step = Math.max(1, Math.max(width, height) / LONGEST_SIDE);
                param.setSourceSubsampling(step, step, 0, 0);
            }
            return reader.read(0, param);
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage shrunk(BufferedImage image, int side) throws IOException {
        return Math.max(image.getWidth(), image.getHeight()) <= side
                ? image
                : Thumbnails.of(image).size(side, side).asBufferedImage();
    }

    /** On white, in the colours that every screen knows. */
    private static BufferedImage opaque(BufferedImage image) {
        BufferedImage opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = opaque.createGraphics();
        graphics.drawImage(image, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return opaque;
    }

    private static BufferedImage upright(BufferedImage image, Orientation orientation) {
        return orientation == Orientation.TOP_LEFT
                ? image
                : opaque(ExifFilterUtils.getFilterForOrientation(orientation).apply(image));
    }

    private static byte[] jpeg(BufferedImage image, double quality) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Thumbnails.of(image).scale(1).outputFormat("jpg").outputQuality(quality).toOutputStream(out);
        return out.toByteArray();
    }

    /** The decoders of the libraries are looked for when the first picture comes, not when the program starts. */
    private static final class Readers {

        static {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(Pictures.class.getClassLoader());
            try {
                ImageIO.scanForPlugins();
            } finally {
                thread.setContextClassLoader(before);
            }
        }

        static ImageReader of(String contentType) {
            Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(contentType);
            if (!readers.hasNext()) {
                throw new IllegalStateException("no decoder for " + contentType);
            }
            return readers.next();
        }
    }
}
