package cn.baoxiu.repair.web;

import cn.baoxiu.clock.Holidays;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.repair.casework.Labels;
import cn.baoxiu.repair.casework.PartyChoices;
import cn.baoxiu.repair.casework.VoidedSignatures;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Which signatures were made void, by whom and why: what an auditor looks for first. */
@Controller
class VoidedSignaturePages {

    /** Who supervises; the page of a case links here for them. */
    private static final String SUPERVISORS =
            "hasAnyAuthority('developer-cs', 'group-cs', 'subsidiary-head', 'auditor', 'camunda-admin')";

    private final VoidedSignatures voided;
    private final PartyChoices parties;
    private final Holidays holidays;
    private final CurrentUser currentUser;
    private final Labels labels;
    private final Clock clock;

    VoidedSignaturePages(
            VoidedSignatures voided,
            PartyChoices parties,
            Holidays holidays,
            CurrentUser currentUser,
            Labels labels,
            Clock clock) {
        this.voided = voided;
        this.parties = parties;
        this.holidays = holidays;
        this.currentUser = currentUser;
        this.labels = labels;
        this.clock = clock;
    }

    /** @param to included; without dates the present month */
    @PreAuthorize(SUPERVISORS)
    @GetMapping("/signatures/voided")
    String page(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            Model model) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), EngineTime.ZONE);
        LocalDate first = from == null ? YearMonth.from(today).atDay(1) : from;
        LocalDate last = to == null ? today : to;
        model.addAttribute("from", first);
        model.addAttribute("to", last);
        model.addAttribute("most", VoidedSignatures.MOST);
        model.addAttribute(
                "lines",
                voided.between(
                        first.atStartOfDay(EngineTime.ZONE).toInstant(),
                        last.plusDays(1).atStartOfDay(EngineTime.ZONE).toInstant()));
        model.addAttribute("t", new PageText(labels, parties, currentUser, holidays));
        return "repair/voided-signatures";
    }
}
