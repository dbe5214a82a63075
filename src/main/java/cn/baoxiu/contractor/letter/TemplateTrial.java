package cn.baoxiu.contractor.letter;

import cn.baoxiu.contractor.Rung;
import cn.baoxiu.paper.PaperFonts;
import cn.baoxiu.paper.PaperPrinter;
import cn.baoxiu.paper.UnprintableException;
import com.samskivert.mustache.MustacheException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.springframework.stereotype.Component;

/** Prints a template twice before it is saved: once with everything that a letter can have, once with the least. */
@Component
class TemplateTrial {

    private static final Pattern LINE = Pattern.compile("line (\\d+)|lineNumber: (\\d+)");

    private final PaperPrinter printer;

    TemplateTrial(PaperPrinter printer) {
        this.printer = printer;
    }

    List<TemplateProblem> of(Rung rung, String html) {
        for (boolean full : new boolean[] {true, false}) {
            try {
                printer.print(LetterTemplates.fill(html, sample(rung, full)), pictures(), null);
            } catch (UnprintableException e) {
                return List.of(TemplateProblem.of(
                        lineOf(html, e.character()), "unprintable", PaperFonts.named(e.character())));
            } catch (MustacheException | IllegalArgumentException e) {
                return List.of(TemplateProblem.of(line(e), "doesNotPrint", String.valueOf(e.getMessage())));
            } catch (RuntimeException e) {
                // What the layout makes of strange styles is not ours; the template is refused all the same.
                return List.of(
                        TemplateProblem.of(0, "doesNotPrint", e.getClass().getSimpleName()));
            }
        }
        return List.of();
    }

    private static int lineOf(String html, int character) {
        int at = html.indexOf(Character.toString(character));
        return at < 0
                ? 0
                : 1 + (int) html.substring(0, at).chars().filter(c -> c == '\n').count();
    }

    private static int line(RuntimeException e) {
        Matcher line = LINE.matcher(String.valueOf(e.getMessage()));
        if (!line.find()) {
            return 0;
        }
        return Integer.parseInt(line.group(1) == null ? line.group(2) : line.group(1));
    }

    private static Map<String, Object> sample(Rung rung, boolean full) {
        Map<String, Object> values = new LinkedHashMap<>();
        TemplateFields.VALUES.forEach(name -> values.put(name, full || isAlwaysThere(rung, name) ? "示例" : ""));
        TemplateFields.listNames().forEach(list -> {
            Map<String, String> entry = new LinkedHashMap<>();
            TemplateFields.entriesOf(list)
                    .orElseThrow()
                    .forEach(field -> entry.put(field, field.equals("image") ? "letter:photo-1" : "示例"));
            boolean there = full || list.equals("demands");
            values.put(list, there ? List.of(entry, entry) : List.of());
            values.put(TemplateFields.flagOf(list), there);
        });
        return values;
    }

    private static boolean isAlwaysThere(Rung rung, String name) {
        return TemplateFields.requiredBy(rung).contains(name) && !name.startsWith("corrects");
    }

    private static Map<String, byte[]> pictures() {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(TemplateFields.QR, png.toByteArray(), "letter:photo-1", png.toByteArray());
    }
}
