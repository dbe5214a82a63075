package cn.baoxiu.estate;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A room as people write it: {@code 2号楼1单元1401室}, {@code 2栋1401}, {@code 2-1-1401}, {@code 2#1401}, with the project
 * before it or not. Nothing is guessed: what is not written stays null.
 *
 * @param building number of the building, for example {@code 2}
 * @param entrance number of the entrance, for example {@code 1}
 * @param room room label, for example {@code 1401}
 * @param words what stands before the room: project name or code
 */
public record RoomAddress(@Nullable String building, @Nullable String entrance, String room, List<String> words) {

    private static final Pattern WRITTEN = Pattern.compile("(?<before>.*?)"
            + "(?:(?<![0-9a-z])(?<building>\\d{1,2})\\s*(?:号楼|栋|幢|座|楼|#|-)\\s*)?"
            + "(?:(?<!\\d)(?<entrance>\\d)\\s*(?:单元|-)\\s*)?"
            + "(?<!\\d)(?<room>\\d{3,4})\\s*(?:室|号|房)?\\s*");

    /** @return empty if the text does not end with a room of three or four digits */
    public static Optional<RoomAddress> parse(String text) {
        String plain = plain(text).toLowerCase(Locale.ROOT).trim();
        Matcher matcher = WRITTEN.matcher(plain);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String digits = matcher.group("room");
        String room = digits.length() == 3 ? "0" + digits : digits;
        List<String> words = Arrays.stream(matcher.group("before").split("[\\s,，]+", -1))
                .map(word -> word.replaceAll("^-+|-+$", ""))
                .filter(word -> !word.isEmpty())
                .toList();
        return Optional.of(new RoomAddress(matcher.group("building"), matcher.group("entrance"), room, words));
    }

    /** Full-width digits, letters and dashes as ordinary ones. */
    public static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replace('—', '-')
                .replace('–', '-');
    }
}
