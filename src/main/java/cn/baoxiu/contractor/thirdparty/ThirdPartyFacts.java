package cn.baoxiu.contractor.thirdparty;

import cn.baoxiu.contractor.ContractorCases;
import cn.baoxiu.engine.PlainLine;
import cn.baoxiu.engine.Sentences;
import cn.baoxiu.estate.ThirdParties.Price;
import cn.baoxiu.identity.CurrentUser;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the forms of a third-party repair show and propose, in Chinese; nothing of it is stored in the engine. */
@Component
@Transactional(readOnly = true)
public class ThirdPartyFacts {

    private static final String BETWEEN = "；";

    private final ThirdPartyTable table;
    private final ThirdPartyApprovals approvals;
    private final ThirdPartyChoice choice;
    private final PastWork pastWork;
    private final ThirdPartyNotices names;
    private final ContractorCases cases;
    private final CurrentUser users;
    private final Sentences sentences;

    ThirdPartyFacts(
            ThirdPartyTable table,
            ThirdPartyApprovals approvals,
            ThirdPartyChoice choice,
            PastWork pastWork,
            ThirdPartyNotices names,
            ContractorCases cases,
            CurrentUser users,
            Sentences sentences) {
        this.table = table;
        this.approvals = approvals;
        this.choice = choice;
        this.pastWork = pastWork;
        this.names = names;
        this.cases = cases;
        this.users = users;
        this.sentences = sentences;
    }

    /** Lines for every form of the running repair; none if the case is not there for the user. */
    public Map<String, Object> of(String caseNumber) {
        ThirdPartyRepair repair = table.running(caseNumber).orElse(null);
        ContractorCases.Facts facts = cases.find(caseNumber).orElse(null);
        return repair == null || facts == null ? Map.of() : of(repair, facts);
    }

    private Map<String, Object> of(ThirdPartyRepair repair, ContractorCases.Facts facts) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("caseUrl", "/cases/" + repair.caseNumber());
        values.put(
                "headline",
                "%s · %s · %s · %s"
                        .formatted(
                                repair.caseNumber(),
                                PlainLine.of(facts.locationName()),
                                facts.grade(),
                                PlainLine.of(facts.defect())));
        values.put("contractorLine", PlainLine.of(names.name(repair.contractor()) + "，" + repair.contractNo()));
        values.put("noticeLine", notice(repair));
        values.put("backLine", repair.backReason() == null ? none() : PlainLine.of(repair.backReason()));
        if (repair.state() == ThirdPartyState.CHOOSING) {
            choice(values, facts);
        } else {
            values.put("choiceLine", chosen(repair));
            values.put("priceLine", prices(choice.prices(repair.chosen(), facts)));
            values.put("quoteLine", quote(repair));
            values.put("invoiceLine", invoice(repair));
            values.put("approvalsLine", approvals(repair));
        }
        if (repair.state() == ThirdPartyState.QUOTING) {
            values.put("quoted", "yes");
            values.put("quoteLines", lines(repair));
            put(values, "quoteNumber", repair.quoteNumber());
        }
        if (repair.state() == ThirdPartyState.COSTING) {
            put(values, "invoiceNumber", repair.invoiceNumber());
        }
        return values;
    }

    private static void put(Map<String, Object> values, String key, @Nullable String value) {
        if (value != null) {
            values.put(key, value);
        }
    }

    private void choice(Map<String, Object> values, ContractorCases.Facts facts) {
        List<ThirdPartyChoice.Offer> offers = choice.offers(facts);
        values.put("sendThirdParty", "yes");
        values.put(
                "thirdPartyOptions",
                offers.stream()
                        .map(offer -> Map.of(
                                "value",
                                offer.thirdParty().code(),
                                "label",
                                offer.thirdParty().code() + " "
                                        + offer.thirdParty().name()
                                        + (offer.prices().isEmpty() ? text("notOffered") : "")))
                        .toList());
        values.put("offersLine", offers.isEmpty() ? none() : offerLines(offers));
    }

    private String offerLines(List<ThirdPartyChoice.Offer> offers) {
        Map<String, PastWork.Figures> past = pastWork.of(
                offers.stream().map(offer -> offer.thirdParty().code()).toList());
        return offers.stream()
                .map(offer -> "**" + PlainLine.of(offer.thirdParty().name()) + "**："
                        + past(past.getOrDefault(offer.thirdParty().code(), PastWork.Figures.NONE)) + BETWEEN
                        + prices(offer.prices()))
                .collect(Collectors.joining("\n\n"));
    }

    private String past(PastWork.Figures past) {
        return past.isEmpty() ? text("noPast") : text("past", past.kept(), past.due(), past.rework(), past.inspected());
    }

    private String prices(List<Price> prices) {
        return prices.isEmpty()
                ? none()
                : prices.stream()
                        .map(price -> PlainLine.of(price.item()) + " "
                                + price.priceCny().toPlainString() + text("per", PlainLine.of(price.unit())))
                        .collect(Collectors.joining(BETWEEN));
    }

    private String notice(ThirdPartyRepair repair) {
        Instant until = repair.noticeUntil();
        if (until == null) {
            return text("noticeDelivered");
        }
        return repair.noticeMissingAt() == null
                ? text("noticeUntil", Moment.of(until))
                : text("noticeMissing", Moment.of(until));
    }

    private String chosen(ThirdPartyRepair repair) {
        String reason = repair.choiceReason() == null ? "" : "（" + repair.choiceReason() + "）";
        return PlainLine.of(names.name(repair.chosen()) + reason);
    }

    private String quote(ThirdPartyRepair repair) {
        if (repair.quoteCny() == null) {
            return none();
        }
        String each = table.lines(repair.id()).stream().map(this::line).collect(Collectors.joining(BETWEEN));
        String reason = repair.quoteReason() == null ? "" : text("reason", PlainLine.of(repair.quoteReason()));
        return text(
                        "quote",
                        PlainLine.of(Objects.requireNonNullElse(repair.quoteNumber(), "")),
                        repair.quoteCny().toPlainString(),
                        each.isEmpty() ? none() : each)
                + reason;
    }

    private String line(ThirdPartyTable.Line line) {
        String words = "%s %s × %s = %s"
                .formatted(
                        PlainLine.of(line.item()),
                        line.quantity().stripTrailingZeros().toPlainString(),
                        line.priceCny().toPlainString(),
                        line.amountCny().toPlainString());
        return line.listPriceCny() == null
                ? words + text("notInList")
                : words + text("listPrice", line.listPriceCny().toPlainString());
    }

    private String lines(ThirdPartyRepair repair) {
        return table.lines(repair.id()).stream()
                .map(line -> line.item() + "；"
                        + line.quantity().stripTrailingZeros().toPlainString() + "；"
                        + line.priceCny().toPlainString())
                .collect(Collectors.joining("\n"));
    }

    private String invoice(ThirdPartyRepair repair) {
        LocalDate day = repair.invoicedOn();
        if (repair.invoiceCny() == null || day == null) {
            return none();
        }
        String reason = repair.invoiceReason() == null ? "" : text("reason", PlainLine.of(repair.invoiceReason()));
        return text(
                        "invoice",
                        PlainLine.of(Objects.requireNonNullElse(repair.invoiceNumber(), "")),
                        repair.invoiceCny().toPlainString(),
                        day.toString())
                + reason;
    }

    private String approvals(ThirdPartyRepair repair) {
        String given = approvals.of(repair.id()).stream()
                .filter(a -> a.approved()
                        && (a.contentHash().equals(repair.quoteHash())
                                || a.contentHash().equals(repair.invoiceHash())))
                .map(a -> sentences.text("approvalGroup." + a.groupCode()) + " "
                        + PlainLine.of(users.displayNameOf(a.answeredBy())) + " " + Moment.of(a.answeredAt()))
                .collect(Collectors.joining(BETWEEN));
        return given.isEmpty() ? none() : given;
    }

    private String none() {
        return text("none");
    }

    private String text(String key, Object... args) {
        return sentences.text("thirdParty.form." + key, args);
    }
}
