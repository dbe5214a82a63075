package cn.baoxiu.survey.wave;

import cn.baoxiu.estate.ImportReport;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the import of a file did, or would do.
 *
 * @param report rows and issues; {@code inserted} counts the figures that are (or would be) stored
 * @param wave null if nothing tells it
 * @param held null if nothing tells it
 * @param figures rows without errors
 */
public record WaveReport(ImportReport report, @Nullable String wave, @Nullable LocalDate held, List<Figure> figures) {

    public WaveReport {
        figures = List.copyOf(figures);
    }
}
