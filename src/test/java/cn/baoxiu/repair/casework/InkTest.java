package cn.baoxiu.repair.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baoxiu.testing.Drawings;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What counts as a signature, and what is kept of it. */
class InkTest {

    @Test
    void aNameIsKeptInGreyAndNoWiderThanNeeded() throws Exception {
        byte[] kept = Ink.checked(Drawings.png(1800, 600, canvas -> {
            canvas.setStroke(new BasicStroke(12));
            canvas.drawLine(200, 100, 1500, 500);
            canvas.drawLine(200, 500, 1500, 100);
        }));
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(kept));
        assertThat(picture.getWidth()).isEqualTo(900);
        assertThat(picture.getHeight()).isEqualTo(300);
        assertThat(picture.getColorModel().getNumComponents()).isEqualTo(1);
        assertThat(kept.length).isLessThan(20_000);
    }

    @Test
    void aDrawingOnNothingIsOneOnWhite() throws Exception {
        BufferedImage seeThrough = new BufferedImage(300, 100, BufferedImage.TYPE_INT_ARGB);
        Graphics2D canvas = seeThrough.createGraphics();
        canvas.setColor(Color.BLACK);
        canvas.setStroke(new BasicStroke(4));
        canvas.drawLine(20, 20, 250, 80);
        canvas.dispose();
        BufferedImage kept = ImageIO.read(new ByteArrayInputStream(Ink.checked(Drawings.written(seeThrough, "png"))));
        assertThat(kept.getRaster().getSample(5, 95, 0)).isEqualTo(255);
    }

    @Test
    void anEmptyFieldIsBlank() {
        refused("repair.signature.blank", canvas -> {});
    }

    @Test
    void aDotADashAndABlackFieldAreNoName() {
        refused("repair.signature.tooLittle", canvas -> canvas.fillOval(100, 50, 9, 9));
        refused("repair.signature.tooLittle", canvas -> canvas.fillRect(40, 50, 200, 3));
        refused("repair.signature.tooLittle", canvas -> canvas.fillRect(100, 10, 3, 90));
        refused("repair.signature.tooLittle", canvas -> canvas.fillRect(0, 0, 320, 120));
    }

    @Test
    void whatIsNoPngIsRefused() throws IOException {
        BufferedImage photo = new BufferedImage(300, 100, BufferedImage.TYPE_INT_RGB);
        assertRefused("repair.signature.notPng", Drawings.written(photo, "jpg"));
        assertRefused("repair.signature.notPng", new byte[0]);
        assertRefused(
                "repair.signature.notPng", "<svg onload=alert(1)>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        byte[] png = Drawings.png(320, 120, canvas -> canvas.drawLine(20, 20, 250, 80));
        assertRefused("repair.signature.notPng", Arrays.copyOf(png, 60));
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeItIsDecoded() {
        assertRefused("repair.signature.tooLarge", new byte[Ink.MOST_BYTES + 1]);
        // few bytes, many pixels
        assertRefused("repair.signature.tooLarge", Drawings.png(4000, 3000, canvas -> {}));
        assertRefused("repair.signature.tooLittle", Drawings.png(20, 10, canvas -> canvas.drawLine(0, 0, 19, 9)));
    }

    @Test
    void damagedBytesAreNeverAnError() {
        byte[] png = Drawings.png(320, 120, canvas -> canvas.drawLine(20, 20, 250, 80));
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = png.clone();
            for (int n = 0; n < 4; n++) {
                damaged[8 + random.nextInt(damaged.length - 8)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(Ink.checked(damaged)).isNotEmpty();
            } catch (Ink.Refused e) {
                assertThat(e.key()).startsWith("repair.signature.");
            }
        }
    }

    private static void refused(String key, Consumer<Graphics2D> drawing) {
        assertRefused(key, Drawings.png(320, 120, drawing));
    }

    private static void assertRefused(String key, byte[] png) {
        assertThatThrownBy(() -> Ink.checked(png)).isInstanceOfSatisfying(Ink.Refused.class, e -> assertThat(e.key())
                .isEqualTo(key));
    }
}
