package cn.baoxiu.repair.web;

import cn.baoxiu.engine.FieldError;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.repair.CaseSearch;
import cn.baoxiu.repair.DefectClass;
import cn.baoxiu.repair.Grade;
import cn.baoxiu.repair.Stage;
import cn.baoxiu.repair.listing.CaseFilter;
import cn.baoxiu.repair.listing.CaseSort;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of the list of cases; every wrong one is named. */
final class CaseListQuery {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final int DEFAULT_SIZE = 20;

    private final List<FieldError> errors = new ArrayList<>();
    private final Map<String, String> given;

    private CaseListQuery(CaseListParams params) {
        this.given = params.given();
    }

    /** @throws FormRejected with one entry per wrong parameter */
    static CaseFilter read(CaseListParams params) {
        CaseListQuery query = new CaseListQuery(params);
        CaseFilter filter = query.filter();
        if (!query.errors.isEmpty()) {
            throw new FormRejected(query.errors);
        }
        return filter;
    }

    private CaseFilter filter() {
        LocalDate from = day("reportedFrom");
        LocalDate to = day("reportedTo");
        if (from != null && to != null && to.isBefore(from)) {
            reject("reportedTo", "repair.query.order");
        }
        String sort = given.getOrDefault("sort", "-" + CaseSort.REPORTED.code());
        int size = size();
        return new CaseFilter(
                text(),
                choice("state", CaseFilter.State.class),
                choice("stage", Stage.class),
                choice("grade", Grade.class),
                choice("defectClass", DefectClass.class),
                code("project"),
                code("subsidiary"),
                code("contractor"),
                code("holder"),
                flag("overdue"),
                from,
                to,
                flag("groupComplaint"),
                sort(sort),
                sort.startsWith("-"),
                page(size),
                size);
    }

    private @Nullable String text() {
        String q = given.get("q");
        if (q != null && q.codePointCount(0, q.length()) > CaseSearch.MAX_LENGTH) {
            reject("q", "form.tooLong", CaseSearch.MAX_LENGTH);
            return null;
        }
        return q;
    }

    private <E extends Enum<E>> @Nullable E choice(String field, Class<E> type) {
        String name = given.get(field);
        if (name == null) {
            return null;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        unknown(field, name);
        return null;
    }

    private @Nullable String code(String field) {
        String code = given.get(field);
        if (code != null && !CODE.matcher(code).matches()) {
            unknown(field, code);
            return null;
        }
        return code;
    }

    private boolean flag(String field) {
        String value = given.getOrDefault(field, "false");
        if (!value.equals("true") && !value.equals("false")) {
            unknown(field, value);
        }
        return value.equals("true");
    }

    private @Nullable LocalDate day(String field) {
        String value = given.get(field);
        if (value == null) {
            return null;
        }
        try {
            if (DAY.matcher(value).matches()) {
                return LocalDate.parse(value);
            }
        } catch (DateTimeException e) {
            // 30 February: named like what is no date at all.
        }
        reject(field, "repair.query.day");
        return null;
    }

    private CaseSort sort(String value) {
        Optional<CaseSort> sort = CaseSort.of(value.startsWith("-") ? value.substring(1) : value);
        if (sort.isEmpty()) {
            unknown("sort", value);
        }
        return sort.orElse(CaseSort.REPORTED);
    }

    private int page(int size) {
        int page = number("page", 0);
        if (page < 0) {
            reject("page", "repair.query.page");
        } else if ((long) page * size >= CaseFilter.MAX_ROWS) {
            reject("page", "repair.query.tooFar", CaseFilter.MAX_ROWS);
        }
        return page;
    }

    private int size() {
        int size = number("size", DEFAULT_SIZE);
        if (size < 1 || size > CaseFilter.MAX_SIZE) {
            reject("size", "repair.query.size", CaseFilter.MAX_SIZE);
            return DEFAULT_SIZE;
        }
        return size;
    }

    /** Negative for what is no whole number that a list can have. */
    private int number(String field, int absent) {
        String text = given.get(field);
        if (text == null) {
            return absent;
        }
        return NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
    }

    private void unknown(String field, String value) {
        reject(field, "form.unknownChoice", value.length() > 50 ? value.substring(0, 50) + "…" : value);
    }

    private void reject(String field, String messageKey, Object... args) {
        errors.add(FieldError.of(field, messageKey, args));
    }
}
