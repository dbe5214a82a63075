package cn.baoxiu.intake;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.estate.WrittenPlace;
import cn.baoxiu.estate.WrittenPlaces;
import cn.baoxiu.repair.CaseNumberTail;
import cn.baoxiu.repair.CaseSearch;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;

/** Understands each word of what was typed by itself; a case must meet all of them. */
@Service
class IndexedSearch implements CaseSearch {

    private static final int MAX_WORDS = 6;
    private static final int MAX_PAIRS = 4;

    /** A list of so many cases is better walked in its order than collected and sorted. */
    static final int MANY = 3_000;

    private static final Pattern NUMBER = Pattern.compile("bx-(.+?)(?:-(\\d{8})(?:-(\\d{4,8})?)?)?");
    private static final Pattern NUMBER_END = Pattern.compile("(\\d{0,8})-(\\d{4,5})|(\\d{1,2}|\\d{5,16})");
    private static final Pattern FOUR_DIGITS = Pattern.compile("(\\d{3,4})(?:号?室|号?房|号)?");
    private static final Pattern PHONE = Pattern.compile("\\+?[\\d() -]{10,}");

    private final WrittenPlaces places;
    private final TermFrequencies frequencies;

    IndexedSearch(WrittenPlaces places, TermFrequencies frequencies) {
        this.places = places;
        this.frequencies = frequencies;
    }

    @Override
    public Condition of(String text, Set<String> subsidiaries, boolean personal) {
        if (text.codePointCount(0, text.length()) > MAX_LENGTH) {
            throw new FormRejected("q", "form.tooLong", MAX_LENGTH);
        }
        List<String> words = words(text);
        if (words.size() > MAX_WORDS) {
            throw new FormRejected("q", "search.tooManyWords", MAX_WORDS);
        }
        Reading reading = new Reading(subsidiaries, personal);
        words.forEach(reading::word);
        reading.terms();
        if (reading.conditions.isEmpty()) {
            throw new FormRejected("q", "search.nothingToLookFor");
        }
        return new Condition(String.join(" and ", reading.conditions), reading.params, reading.few);
    }

    /** A telephone number may be written with blanks: then the whole text is one word. */
    private static List<String> words(String text) {
        String plain = SearchTerms.plain(CleanText.line(text));
        if (PHONE.matcher(plain).matches() && ReporterPhone.normalize(plain).isPresent()) {
            return List.of(plain.replace(" ", ""));
        }
        List<String> words = new ArrayList<>();
        for (String word : plain.split("[\\s,，、;；]+", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    /** What the words come to. */
    private final class Reading {

        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> params = new HashMap<>();
        private final Set<String> subsidiaries;
        private final boolean personal;
        private final Set<String> terms = new LinkedHashSet<>();
        private boolean few;

        Reading(Set<String> subsidiaries, boolean personal) {
            this.subsidiaries = subsidiaries;
            this.personal = personal;
        }

        void word(String word) {
            Matcher number = NUMBER.matcher(word);
            Matcher end = NUMBER_END.matcher(word);
            Matcher four = FOUR_DIGITS.matcher(word);
            Optional<String> phone = PHONE.matcher(word).matches() ? ReporterPhone.normalize(word) : Optional.empty();
            if (number.matches()) {
                number(word.toUpperCase(Locale.ROOT), number);
            } else if (phone.isPresent()) {
                term(phone.get());
            } else if (four.matches()) {
                term(four.group(1).length() == 4 ? four.group(1) : "0" + four.group(1));
            } else if (end.matches()) {
                numberEnd(end.group(3) == null ? end.group(1) + end.group(2) : end.group(3));
            } else {
                places.read(word, subsidiaries).ifPresentOrElse(this::place, () -> text(word));
            }
        }

        /** A number, or the beginning of one: project, and day of the report. */
        private void number(String word, Matcher number) {
            if (number.group(3) != null) {
                add("c.case_number = :%s", word);
                few = true;
                return;
            }
            add("c.project = :%s", number.group(1).toUpperCase(Locale.ROOT));
            if (number.group(2) != null) {
                try {
                    LocalDate day = LocalDate.parse(number.group(2), DateTimeFormatter.BASIC_ISO_DATE);
                    add("c.reported_at >= :%s", start(day));
                    add("c.reported_at < :%s", start(day.plusDays(1)));
                    few = true;
                } catch (DateTimeException e) {
                    nothing();
                }
            }
        }

        private static OffsetDateTime start(LocalDate day) {
            return day.atStartOfDay(EngineTime.ZONE).toOffsetDateTime().withOffsetSameInstant(ZoneOffset.UTC);
        }

        private void numberEnd(String digits) {
            if (digits.length() > 16) {
                nothing();
                return;
            }
            add("c.number_tail >= :%s", CaseNumberTail.first(digits));
            add("c.number_tail <= :%s", CaseNumberTail.last(digits));
            few |= digits.length() > 2;
        }

        private void place(WrittenPlace place) {
            few |= place.rooms()
                    || (!place.buildings().isEmpty() && place.projects().size() == 1);
            if (place.rooms()) {
                addIn("c.location_code", place.homes());
            } else {
                addIn("c.project", place.projects());
            }
            if (!place.rooms() && !place.buildings().isEmpty()) {
                addIn("c.building", place.buildings());
            }
            if (!place.rest().isBlank()) {
                word(place.rest());
            }
        }

        /** A lone character is not looked for: it stands in half of all cases. */
        private void text(String word) {
            SearchTerms.pairs(word).forEach(this::term);
        }

        private void term(String term) {
            if (!term.codePoints().allMatch(Character::isLetterOrDigit)) {
                throw new IllegalArgumentException("not a search term");
            }
            terms.add(term);
        }

        /**
         * A rare term leads: the database begins with it. Others are looked up in each case that is found or walked
         * over; how terms go together is what no database can guess. Terms stand in the statement itself, where it
         * sees how often they are; they are letters and digits, nothing can be smuggled in by them.
         */
        void terms() {
            Map<String, Integer> counts = frequencies.of(spread(List.copyOf(terms)));
            List<Map.Entry<String, Integer>> rarestFirst = counts.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue())
                    .toList();
            for (Map.Entry<String, Integer> term : rarestFirst) {
                int count = term.getValue();
                String lookUp = " from intake_search_term s where s.term = '" + term.getKey()
                        + "' and s.case_number = c.case_number"
                        + (personal ? "" : " and s.kind in ('T', 'C', 'R')");
                if (count == 0) {
                    nothing();
                } else if (count < MANY && !few) {
                    few = true;
                    conditions.add("exists (select 1" + lookUp + ")");
                } else {
                    conditions.add("(select s.kind" + lookUp + ") is not null");
                }
            }
        }

        /** Of a long sentence so many pairs are enough to find it, from its whole length. */
        private static List<String> spread(List<String> all) {
            if (all.size() <= MAX_PAIRS) {
                return all;
            }
            List<String> some = new ArrayList<>();
            for (int i = 0; i < MAX_PAIRS; i++) {
                some.add(all.get(i * (all.size() - 1) / (MAX_PAIRS - 1)));
            }
            return some;
        }

        private void addIn(String column, List<String> values) {
            if (values.isEmpty()) {
                nothing();
            } else {
                add(column + " in (:%s)", values);
            }
        }

        private void add(String sql, Object value) {
            String name = "q" + params.size();
            conditions.add(sql.formatted(name));
            params.put(name, value);
        }

        private void nothing() {
            few = true;
            conditions.add("1 = 0");
        }
    }
}
