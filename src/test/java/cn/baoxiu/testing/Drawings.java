package cn.baoxiu.testing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/** Pictures as the field for signatures sends them. */
public final class Drawings {

    private Drawings() {}

    /** Two strokes across a small field, as a data URL. */
    public static String signature() {
        return dataUrl(png(320, 120, canvas -> {
            canvas.setStroke(new BasicStroke(4));
            canvas.drawLine(40, 30, 260, 90);
            canvas.drawLine(60, 95, 280, 25);
        }));
    }

    public static String dataUrl(byte[] png) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    }

    /** Black on white. */
    public static byte[] png(int width, int height, Consumer<Graphics2D> drawing) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, width, height);
        canvas.setColor(Color.BLACK);
        drawing.accept(canvas);
        canvas.dispose();
        return written(picture, "png");
    }

    public static byte[] written(BufferedImage picture, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, format, bytes)) {
                throw new IllegalStateException("no encoder for " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
