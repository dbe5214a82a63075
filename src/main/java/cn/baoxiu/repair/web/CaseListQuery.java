package cn.baoxiu.repair.web;

import cn.baoxiu.engine.FieldError;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.repair.Grade;
import cn.baoxiu.repair.casework.CaseFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of the list of cases; every wrong one is named. */
final class CaseListQuery {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final int DEFAULT_SIZE = 20;

    private final List<FieldError> errors = new ArrayList<>();

    private CaseListQuery() {}

    /** @throws FormRejected with one entry per wrong parameter */
    static CaseFilter read(
            @Nullable String state,
            @Nullable String subsidiary,
            @Nullable String project,
            @Nullable String grade,
            @Nullable String page,
            @Nullable String size) {
        CaseListQuery query = new CaseListQuery();
        CaseFilter filter = new CaseFilter(
                query.choice("state", state, CaseFilter.State.class),
                subsidiary,
                project,
                query.choice("grade", grade, Grade.class),
                query.page(page),
                query.size(size));
        if (!query.errors.isEmpty()) {
            throw new FormRejected(query.errors);
        }
        return filter;
    }

    private <E extends Enum<E>> @Nullable E choice(String field, @Nullable String name, Class<E> type) {
        if (name == null || name.isBlank()) {
            return null;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name.strip())) {
                return constant;
            }
        }
        errors.add(FieldError.of(field, "form.unknownChoice", name));
        return null;
    }

    private int page(@Nullable String text) {
        int page = number(text, 0);
        if (page < 0) {
            errors.add(FieldError.of("page", "repair.query.page"));
        }
        return page;
    }

    private int size(@Nullable String text) {
        int size = number(text, DEFAULT_SIZE);
        if (size < 1 || size > CaseFilter.MAX_SIZE) {
            errors.add(FieldError.of("size", "repair.query.size", CaseFilter.MAX_SIZE));
        }
        return size;
    }

    /** Negative for what is no whole number that a list can have. */
    private static int number(@Nullable String text, int absent) {
        if (text == null || text.isBlank()) {
            return absent;
        }
        return NUMBER.matcher(text.strip()).matches() ? Integer.parseInt(text.strip()) : -1;
    }
}
