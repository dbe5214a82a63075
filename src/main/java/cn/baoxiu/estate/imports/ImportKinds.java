package cn.baoxiu.estate.imports;

import static cn.baoxiu.estate.imports.ImportColumn.optional;
import static cn.baoxiu.estate.imports.ImportColumn.required;
import static cn.baoxiu.estate.imports.Parsers.amount;
import static cn.baoxiu.estate.imports.Parsers.choice;
import static cn.baoxiu.estate.imports.Parsers.code;
import static cn.baoxiu.estate.imports.Parsers.date;
import static cn.baoxiu.estate.imports.Parsers.integer;
import static cn.baoxiu.estate.imports.Parsers.monthDay;
import static cn.baoxiu.estate.imports.Parsers.period;
import static cn.baoxiu.estate.imports.Parsers.phone;
import static cn.baoxiu.estate.imports.Parsers.text;

import cn.baoxiu.estate.RestartRule;
import cn.baoxiu.estate.SeasonKind;
import cn.baoxiu.estate.WarrantyClass;
import cn.baoxiu.estate.imports.ImportColumn.Derived;
import java.util.List;
import java.util.NoSuchElementException;

/** The kinds of import file, in the order in which they depend on each other. */
final class ImportKinds {

    private static final String MONEY = "1000000000000";
    private static final String PERCENT = "100.01";

    private static final Derived MONTHS =
            new Derived("period_months", row -> RowChecks.period(row).months());
    private static final Derived SEASONS =
            new Derived("period_seasons", row -> RowChecks.period(row).seasons());

    static final List<ImportKind> ALL = List.of(
            ImportKind.of(
                            "subsidiaries",
                            "estate_subsidiary",
                            List.of("code"),
                            required("code", code(32)),
                            required("name", text(100)),
                            required("city", text(50)),
                            required("head", text(50)))
                    .scopedBy("code"),
            ImportKind.of(
                            "projects",
                            "estate_project",
                            List.of("code"),
                            required("code", code(32)),
                            required("subsidiary", code(32)).refersTo(Reference.SUBSIDIARY),
                            required("name", text(100)),
                            required("city", text(50)),
                            required("completion_acceptance_date", date()),
                            optional("mass_handover_date", date()),
                            required("finish", choice("FITTED_OUT", "BARE")))
                    .scopedBy("subsidiary")
                    .checkedBy(RowChecks::project),
            ImportKind.of(
                    "contractors",
                    "estate_contractor",
                    List.of("code"),
                    required("code", code(20)),
                    required("name", text(100)),
                    required("kind", choice("MAIN", "SUB"))),
            ImportKind.of(
                            "third-parties",
                            "estate_third_party",
                            List.of("code"),
                            required("code", code(20)),
                            required("name", text(100)),
                            optional("subsidiary", code(32)).refersTo(Reference.SUBSIDIARY))
                    .scopedBy("subsidiary"),
            ImportKind.of(
                            "homes",
                            "estate_home",
                            List.of("code"),
                            required("code", code(50)),
                            required("project", code(32)).refersTo(Reference.PROJECT),
                            required("building", text(30)),
                            optional("entrance", text(30)),
                            optional("floor", integer()).notStored(),
                            required("room", text(20)).notStored(),
                            optional("area_m2", amount("100000000")),
                            optional("handover_date", date()),
                            required("completion_acceptance_date", date()))
                    .derive(
                            new Derived("building_no", row -> RowChecks.placeNumber(row.text("building"))),
                            new Derived("entrance_no", row -> RowChecks.placeNumber(row.text("entrance"))),
                            new Derived("floor_no", row -> row.value("floor")),
                            new Derived("room", row -> RowChecks.roomLabel(row.needText("room"))))
                    .scopedBy("project")
                    .checkedBy(RowChecks::home),
            ImportKind.of(
                            "owners",
                            "estate_ownership",
                            List.of("home", "since_date"),
                            required("home", code(50)).refersTo(Reference.HOME),
                            required("name", text(100)),
                            required("phone", phone()),
                            required("since", date()).notStored(),
                            optional("moved_in", date()))
                    .derive(new Derived("since_date", row -> row.value("since")))
                    .scopedBy("home"),
            ImportKind.of(
                            "contracts",
                            "estate_contract",
                            List.of("no"),
                            required("no", code(50)),
                            required("name", text(200)),
                            required("project", code(32)).refersTo(Reference.PROJECT),
                            required("contractor", code(20)).refersTo(Reference.CONTRACTOR),
                            required("main_contractor", code(20)).refersTo(Reference.MAIN_CONTRACTOR),
                            required("settlement_cny", amount(MONEY)),
                            required("retention_percent", amount(PERCENT)),
                            required("completion_acceptance_date", date()),
                            required("defects_liability_end", date()),
                            required("agency_fee_percent", amount("1000")),
                            required("warranty_clause", text(100)),
                            required("restart_rule", choice(RestartRule.class)))
                    .scopedBy("project")
                    .checkedBy(RowChecks::contract),
            ImportKind.of(
                            "contract-terms",
                            "estate_contract_term",
                            List.of("contract", "warranty_class"),
                            required("contract", code(50)).refersTo(Reference.CONTRACT),
                            required("warranty_class", choice(WarrantyClass.class)),
                            required("period_months", period()).notStored())
                    .derive(MONTHS, SEASONS)
                    .scopedBy("contract")
                    .checkedBy(RowChecks::term),
            ImportKind.of(
                            "project-terms",
                            "estate_project_term",
                            List.of("project", "warranty_class"),
                            required("project", code(32)).refersTo(Reference.PROJECT),
                            required("warranty_class", choice(WarrantyClass.class)),
                            required("period_months_from_handover", period()).notStored())
                    .derive(MONTHS, SEASONS)
                    .scopedBy("project")
                    .checkedBy(RowChecks::term),
            ImportKind.of(
                    "seasons",
                    "estate_season",
                    List.of("city", "kind"),
                    required("city", text(50)),
                    required("kind", choice(SeasonKind.class)),
                    required("starts", monthDay()),
                    required("ends", monthDay())),
            ImportKind.of(
                            "price-list",
                            "estate_price",
                            List.of("third_party", "warranty_class", "item"),
                            required("third_party", code(20)).refersTo(Reference.THIRD_PARTY),
                            required("warranty_class", choice(WarrantyClass.class)),
                            required("item", text(100)),
                            required("unit", text(20)),
                            required("price_cny", amount(MONEY)))
                    .scopedBy("third_party"),
            ImportKind.of(
                            "third-party-suspensions",
                            "estate_third_party_suspension",
                            List.of("third_party"),
                            required("third_party", code(20)).refersTo(Reference.THIRD_PARTY),
                            required("suspended_on", date()),
                            optional("resumed_on", date()))
                    .scopedBy("third_party"),
            ImportKind.of(
                            "contract-securities",
                            "estate_contract_security",
                            List.of("contract"),
                            required("contract", code(50)).refersTo(Reference.CONTRACT),
                            required("guarantee_cny", amount(MONEY)),
                            required("other_payable_cny", amount(MONEY)),
                            optional("retention_released_on", date()))
                    .scopedBy("contract"),
            ImportKind.of(
                            "penalty-tariff",
                            "estate_penalty_tariff",
                            List.of("contract", "violation"),
                            required("contract", code(50)).refersTo(Reference.CONTRACT),
                            required(
                                    "violation",
                                    choice(
                                            "ACCEPTED_LATE",
                                            "ON_SITE_LATE",
                                            "FINISH_LATE_PER_DAY",
                                            "NO_SHOW",
                                            "REWORK",
                                            "REJECTED_WITHOUT_GROUND")),
                            required("amount_cny", amount(MONEY)),
                            required("clause", text(100)))
                    .scopedBy("contract"));

    private ImportKinds() {}

    static ImportKind named(String name) {
        return ALL.stream()
                .filter(kind -> kind.name().equals(name.replace('_', '-')))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no import kind " + name));
    }
}
