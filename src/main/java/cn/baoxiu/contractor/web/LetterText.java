package cn.baoxiu.contractor.web;

import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.estate.Parties;
import cn.baoxiu.estate.Party;
import cn.baoxiu.estate.Project;
import cn.baoxiu.estate.Projects;
import cn.baoxiu.identity.CurrentUser;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Words, names, times and sums for the pages of letters, in the reader's language. */
@Component
public class LetterText {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(EngineTime.ZONE);

    private final MessageSource messages;
    private final Parties parties;
    private final Projects projects;
    private final CurrentUser users;

    LetterText(MessageSource messages, Parties parties, Projects projects, CurrentUser users) {
        this.messages = messages;
        this.parties = parties;
        this.projects = projects;
        this.users = users;
    }

    /** Label of a code; empty for none. */
    public String of(String prefix, @Nullable Object code) {
        if (code == null) {
            return "";
        }
        String name = code instanceof Enum<?> constant ? constant.name() : code.toString();
        return String.valueOf(messages.getMessage(prefix + "." + name, null, name, LocaleContextHolder.getLocale()));
    }

    public String text(String key, Object... args) {
        return messages.getMessage(key, args, LocaleContextHolder.getLocale());
    }

    /** Date and time in Shanghai; empty for none. */
    public String moment(@Nullable Instant at) {
        return at == null ? "" : MOMENT.format(at);
    }

    /** Empty for nothing. */
    public String sum(@Nullable BigDecimal yuan) {
        return yuan == null || yuan.signum() == 0
                ? ""
                : new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(yuan);
    }

    public String person(@Nullable String userId) {
        return userId == null ? "" : users.displayNameOf(userId);
    }

    public String project(String code) {
        return projects.all().stream()
                .filter(p -> p.code().equals(code))
                .map(Project::name)
                .findFirst()
                .orElse(code);
    }

    /** Projects of the subsidiaries, name by code. */
    Map<String, String> projects(Collection<String> subsidiaries) {
        Map<String, String> names = new LinkedHashMap<>();
        projects.all().stream()
                .filter(p -> subsidiaries.contains(p.subsidiary()))
                .forEach(p -> names.put(p.code(), p.name()));
        return names;
    }

    /** Those of the subsidiaries that have a project, name by code. */
    Map<String, String> subsidiaries(Collection<String> codes) {
        Map<String, String> names = new LinkedHashMap<>();
        projects.all().stream()
                .filter(p -> codes.contains(p.subsidiary()))
                .forEach(p -> names.put(p.subsidiary(), p.subsidiaryName()));
        return names;
    }

    /** Construction companies, name by code. */
    Map<String, String> contractors() {
        Map<String, String> names = new LinkedHashMap<>();
        parties.all().stream()
                .filter(p -> p.kind() == Party.Kind.MAIN_CONTRACTOR || p.kind() == Party.Kind.SUBCONTRACTOR)
                .forEach(p -> names.put(p.code(), p.name()));
        return names;
    }
}
