package cn.baoxiu.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Scribbles that look like signatures from afar; a few are drawn once and used again. */
final class DemoSignatures {

    private static final int WIDTH = 600;
    private static final int HEIGHT = 220;
    private static final List<String> DRAWN =
            IntStream.range(0, 6).mapToObj(DemoSignatures::draw).toList();

    private DemoSignatures() {}

    /** PNG in Base64, the same for the same number. */
    static String of(int number) {
        return DRAWN.get(Math.floorMod(number, DRAWN.size()));
    }

    private static String draw(int seed) {
        Random random = new Random(31L + seed);
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, WIDTH, HEIGHT);
        canvas.setColor(Color.BLACK);
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setStroke(new BasicStroke(5, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (int character = 0; character < 3; character++) {
            int left = 60 + character * 165;
            for (int stroke = 0; stroke < 4; stroke++) {
                Path2D line = new Path2D.Double();
                line.moveTo(left + random.nextInt(50), 40 + random.nextInt(130));
                line.curveTo(
                        left + random.nextInt(140),
                        30 + random.nextInt(150),
                        left + random.nextInt(140),
                        30 + random.nextInt(150),
                        left + 70 + random.nextInt(70),
                        40 + random.nextInt(140));
                canvas.draw(line);
            }
        }
        canvas.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, "png", bytes)) {
                throw new IllegalStateException("no encoder for PNG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a picture in memory cannot be written", e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
