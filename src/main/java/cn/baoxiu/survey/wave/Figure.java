package cn.baoxiu.survey.wave;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A figure as it was reported.
 *
 * @param row line of the file
 * @param subsidiary null: of the whole group
 * @param project null: of the whole subsidiary
 * @param question code
 * @param score within its scale
 * @param n answers, at least 1
 */
public record Figure(
        int row,
        @Nullable String subsidiary,
        @Nullable String project,
        Segment segment,
        String question,
        Scale scale,
        BigDecimal score,
        int n) {

    /** The same for two figures of one thing. */
    String cellKey() {
        return (subsidiary == null ? "" : subsidiary) + "|" + (project == null ? "" : project) + "|" + segment + "|"
                + question;
    }
}
