package cn.baoxiu.attachment;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/** Files as they come from phones, and as they come from people with other ideas. */
public final class SampleFiles {

    private SampleFiles() {}

    /** Left half red, right half blue. */
    public static byte[] jpeg(int width, int height) {
        return image(width, height, "jpg", BufferedImage.TYPE_INT_RGB);
    }

    /** The same, half transparent. */
    public static byte[] png(int width, int height) {
        return image(width, height, "png", BufferedImage.TYPE_INT_ARGB);
    }

    /** 48 × 32, from a browser. */
    public static byte[] webp() {
        return Base64.getDecoder()
                .decode(
                        "UklGRkACAABXRUJQVlA4WAoAAAAgAAAALwAAHwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAA"
                                + "AABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                                + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAA"
                                + "ABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAA"
                                + "AAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAA"
                                + "AAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAA"
                                + "AABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDggUgAAADAE"
                                + "AJ0BKjAAIAA+bSySRaQioZgEAEAGxKAM29QX4B+IGmA/FUBFWaP3IAD+895hTVn1S8UVhfcZ/uM/+t36a//x1Obc/LGXfPxW"
                                + "c0KoungAAAA=");
    }

    /**
     * A photo as a phone held upright takes it: lying on its side, with position, time and a script behind its end. Red
     * is above when it is shown upright.
     */
    public static byte[] phonePhoto(int width, int height) {
        byte[] plain = jpeg(width, height);
        byte[] exif = exif();
        return bytes(out -> {
            out.write(plain, 0, 2);
            out.writeShort(0xFFE1);
            out.writeShort(exif.length + 2);
            out.write(exif);
            out.write(plain, 2, plain.length - 2);
            out.write("<script>alert(document.domain)</script>".getBytes(StandardCharsets.US_ASCII));
        });
    }

    /** Orientation 6, 2026-03-05 10:20:30, 30°35'N 114°17'E. */
    private static byte[] exif() {
        return bytes(out -> {
            out.write("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
            out.write("MM".getBytes(StandardCharsets.US_ASCII));
            out.writeShort(42);
            out.writeInt(8);
            out.writeShort(3);
            entry(out, 0x0112, 3, 1, 6 << 16);
            entry(out, 0x8769, 4, 1, 50);
            entry(out, 0x8825, 4, 1, 88);
            out.writeInt(0);
            // 50
            out.writeShort(1);
            entry(out, 0x9003, 2, 20, 68);
            out.writeInt(0);
            // 68
            out.write("2026:03:05 10:20:30\0".getBytes(StandardCharsets.US_ASCII));
            // 88
            out.writeShort(4);
            entry(out, 1, 2, 2, 'N' << 24);
            entry(out, 2, 5, 3, 142);
            entry(out, 3, 2, 2, 'E' << 24);
            entry(out, 4, 5, 3, 166);
            out.writeInt(0);
            // 142
            for (int value : new int[] {30, 35, 0, 114, 17, 0}) {
                out.writeInt(value);
                out.writeInt(1);
            }
        });
    }

    private static void entry(DataOutputStream out, int tag, int type, int count, int value) throws IOException {
        out.writeShort(tag);
        out.writeShort(type);
        out.writeInt(count);
        out.writeInt(value);
    }

    /** A few hundred bytes that say they are 50,000 × 50,000 pixels. */
    public static byte[] bomb() {
        Deflater deflater = new Deflater();
        deflater.setInput(new byte[100_000]);
        deflater.finish();
        byte[] data = new byte[1000];
        int length = deflater.deflate(data);
        return bytes(out -> {
            out.writeLong(0x89504E470D0A1A0AL);
            chunk(out, "IHDR", bytes(h -> {
                h.writeInt(50_000);
                h.writeInt(50_000);
                h.write(new byte[] {8, 0, 0, 0, 0});
            }));
            chunk(out, "IDAT", java.util.Arrays.copyOf(data, length));
            chunk(out, "IEND", new byte[0]);
        });
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] body = bytes(b -> {
            b.write(type.getBytes(StandardCharsets.US_ASCII));
            b.write(data);
        });
        CRC32 sum = new CRC32();
        sum.update(body);
        out.writeInt(data.length);
        out.write(body);
        out.writeInt((int) sum.getValue());
    }

    public static byte[] pdf() {
        return text(
                "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
                        + "trailer<</Root 1 0 R>>\n%%EOF\n");
    }

    public static byte[] svg() {
        return text("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>");
    }

    public static byte[] executable() {
        byte[] exe = new byte[512];
        exe[0] = 'M';
        exe[1] = 'Z';
        exe[0x3c] = (byte) 0x80;
        exe[0x80] = 'P';
        exe[0x81] = 'E';
        return exe;
    }

    public static byte[] heic() {
        return bytes(out -> {
            out.writeInt(24);
            out.write("ftypheic".getBytes(StandardCharsets.US_ASCII));
            out.writeInt(0);
            out.write("mif1heic".getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[100]);
        });
    }

    public static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] image(int width, int height, String format, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setColor(type == BufferedImage.TYPE_INT_ARGB ? new Color(0, 0, 0, 0) : Color.BLUE);
        graphics.fillRect(width / 2, 0, width - width / 2, height);
        graphics.dispose();
        return bytes(out -> ImageIO.write(image, format, out));
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
