package cn.baoxiu.survey.wave;

import cn.baoxiu.estate.CellText;
import cn.baoxiu.estate.Project;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the words of a file can mean.
 *
 * @param projects of the group, with their subsidiaries
 * @param questions of the instrument
 * @param segments names of {@link Segment} by word
 * @param scales names of {@link Scale} by word
 * @param group words for the whole group where a subsidiary is expected
 * @param today later days are in the future
 */
record WaveTerms(
        List<Project> projects,
        List<Question> questions,
        Map<String, String> segments,
        Map<String, String> scales,
        Set<String> group,
        LocalDate today) {

    Optional<Segment> segment(String written) {
        return Optional.ofNullable(segments.get(CellText.key(written))).map(Segment::valueOf);
    }

    Optional<Scale> scale(String written) {
        return Optional.ofNullable(scales.get(CellText.key(written))).map(Scale::valueOf);
    }

    boolean isGroup(String written) {
        return group.contains(CellText.key(written));
    }

    /** By code, or by the label in either language. */
    Optional<Question> question(String written) {
        return questions.stream()
                .filter(q -> isOneOf(written, q.code(), q.labelZh(), q.labelEn()))
                .findFirst();
    }

    /** Code of a subsidiary, by code or name. */
    Optional<String> subsidiary(String written) {
        return projects.stream()
                .filter(p -> isOneOf(written, p.subsidiary(), p.subsidiaryName()))
                .map(Project::subsidiary)
                .findFirst();
    }

    /** By code or name; several if a name is not unique. */
    List<Project> projects(String written) {
        return projects.stream()
                .filter(p -> isOneOf(written, p.code(), p.name()))
                .toList();
    }

    private static boolean isOneOf(String written, String... names) {
        String key = CellText.key(written);
        return Stream.of(names).anyMatch(name -> CellText.key(name).equals(key));
    }
}
