package cn.baoxiu.repair.web;

import cn.baoxiu.attachment.Attachment;
import cn.baoxiu.attachment.AttachmentKind;
import cn.baoxiu.repair.casework.ClosingEvidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Photos as the page shows them: before and after of a spot side by side, the rest below.
 *
 * @param mayStrikeOut ids of those that the reader may mark as wrong
 * @param wanted for the inspection to come; null if none comes, or the reader does not work on the case any more
 * @param spots those with a before or after photo, in the order they came; unnamed ones are one spot
 */
record PhotoBoard(
        List<Spot> spots,
        List<Attachment> others,
        List<String> names,
        int total,
        boolean mayAdd,
        Set<String> mayStrikeOut,
        ClosingEvidence.@Nullable Photos wanted) {

    /** @param name empty if the users gave none */
    record Spot(String name, List<Attachment> before, List<Attachment> after) {}

    static PhotoBoard of(
            List<Attachment> all, boolean mayAdd, Set<String> mayStrikeOut, ClosingEvidence.@Nullable Photos wanted) {
        Map<String, List<Attachment>> bySpot = new LinkedHashMap<>();
        all.stream().filter(a -> a.kind() != AttachmentKind.OTHER).forEach(a -> bySpot.computeIfAbsent(
                        Objects.requireNonNullElse(a.spot(), ""), s -> new ArrayList<>())
                .add(a));
        List<Spot> spots = bySpot.entrySet().stream()
                .map(e -> new Spot(
                        e.getKey(), of(e.getValue(), AttachmentKind.BEFORE), of(e.getValue(), AttachmentKind.AFTER)))
                .toList();
        List<String> names = all.stream()
                .map(Attachment::spot)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return new PhotoBoard(spots, of(all, AttachmentKind.OTHER), names, all.size(), mayAdd, mayStrikeOut, wanted);
    }

    private static List<Attachment> of(List<Attachment> all, AttachmentKind kind) {
        return all.stream().filter(a -> a.kind() == kind).toList();
    }
}
