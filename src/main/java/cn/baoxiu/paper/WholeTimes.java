package cn.baoxiu.paper;

import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.layout.UrlAwareLineBreakIterator;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Where a line of a paper may end: as always, but not within a date or a time of day. In a narrow column 2026-12-09 and
 * 18:22 would be parted.
 */
final class WholeTimes implements FSTextBreaker {

    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}|\\d{1,2}:\\d{2}");

    private final FSTextBreaker usual =
            new UrlAwareLineBreakIterator(BreakIterator.getLineInstance(Locale.SIMPLIFIED_CHINESE));
    private List<MatchResult> times = List.of();

    @Override
    public void setText(String text) {
        times = TIME.matcher(text).results().toList();
        usual.setText(text);
    }

    @Override
    public int next() {
        int end = usual.next();
        while (isWithin(end)) {
            end = usual.next();
        }
        return end;
    }

    private boolean isWithin(int position) {
        return times.stream().anyMatch(time -> time.start() < position && position < time.end());
    }
}
