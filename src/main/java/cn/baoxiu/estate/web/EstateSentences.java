package cn.baoxiu.estate.web;

import cn.baoxiu.estate.ImportRefused;
import cn.baoxiu.estate.ImportReport.Issue;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Sentences of the message bundle in the language of the request. */
@Component
class EstateSentences {

    private final MessageSource messages;

    EstateSentences(MessageSource messages) {
        this.messages = messages;
    }

    String of(String code, Object... args) {
        return messages.getMessage(code, args, LocaleContextHolder.getLocale());
    }

    String column(@Nullable String column) {
        return column == null ? "" : of("import.column." + column);
    }

    String kind(String kind) {
        return of("import.kind." + kind);
    }

    String issue(Issue issue) {
        boolean namesColumn = issue.code().equals("import.row.before");
        Object[] args = issue.args().stream()
                .map(arg -> namesColumn ? column(arg) : arg)
                .toArray();
        return of(issue.code(), args);
    }

    String refused(ImportRefused refused) {
        boolean namesColumns = refused.reason() == ImportRefused.Reason.MISSING_COLUMNS
                || refused.reason() == ImportRefused.Reason.REPEATED_COLUMN;
        List<String> args = refused.args();
        String joined = namesColumns
                ? String.join(
                        "、",
                        args.stream().map(arg -> arg + "（" + column(arg) + "）").toList())
                : String.join("、", args);
        return of("import.refused." + refused.reason().name(), joined);
    }
}
