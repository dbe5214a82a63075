package cn.baoxiu.scorecard.web;

import cn.baoxiu.engine.DecisionTables;
import cn.baoxiu.scorecard.card.CardAccess;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The version of a decision table by which points were given, for everybody who may see cards. */
@Controller
class RulePages {

    /** Tables that make scores, with the messages that give the words of their codes. */
    private static final Map<String, List<String>> WORDS = Map.of(
            "score-item", List.of("scoreRule.", "kpi."),
            "plan-score-effect", List.of(),
            "bonus-coefficient", List.of(),
            "score-event", List.of("scoreKind."),
            "score-cycle", List.of(),
            "inside-score", List.of("insideScope.", "insideItem."),
            "inside-share", List.of("insideScope."));

    private static final Pattern CODE = Pattern.compile("\"([A-Z][A-Z0-9_]*)\"");

    private final DecisionTables tables;
    private final CardAccess access;
    private final MessageSource messages;

    RulePages(DecisionTables tables, CardAccess access, MessageSource messages) {
        this.tables = tables;
        this.access = access;
        this.messages = messages;
    }

    @GetMapping("/score-rules/{key}/{version:\\d{1,9}}")
    String table(@PathVariable String key, @PathVariable int version, Model model, Locale locale) {
        access.reader();
        List<String> words = WORDS.get(key);
        if (words == null) {
            throw new NoSuchElementException(key);
        }
        DecisionTables.Table table = tables.find(key, version).orElseThrow(() -> new NoSuchElementException(key));
        model.addAttribute("table", table);
        model.addAttribute(
                "rows",
                table.rows().stream()
                        .map(row -> Stream.concat(row.conditions().stream(), row.answers().stream())
                                .map(cell -> words(cell, words, locale))
                                .toList())
                        .toList());
        return "scorecard/rule";
    }

    /** Codes are said in words; what is no code stays FEEL, which reads as it is: numbers and intervals. */
    private String words(String cell, List<String> prefixes, Locale locale) {
        String flag = messages.getMessage("scoreRule.cell." + cell, null, null, locale);
        if (flag != null) {
            return flag;
        }
        Matcher codes = CODE.matcher(cell);
        return codes.replaceAll(code -> Matcher.quoteReplacement(word(code.group(1), prefixes, locale)));
    }

    private String word(String code, List<String> prefixes, Locale locale) {
        return prefixes.stream()
                .flatMap(prefix -> Stream.ofNullable(found(prefix + code, locale)))
                .findFirst()
                .orElse(code);
    }

    private @Nullable String found(String key, Locale locale) {
        return messages.getMessage(key, null, null, locale);
    }

    @ExceptionHandler(NoSuchElementException.class)
    void notFound(NoSuchElementException e, HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.NOT_FOUND.value());
    }
}
