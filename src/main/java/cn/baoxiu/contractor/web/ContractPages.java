package cn.baoxiu.contractor.web;

import cn.baoxiu.contractor.retention.ContractFilter;
import cn.baoxiu.contractor.retention.ContractList;
import cn.baoxiu.contractor.retention.Deducted;
import cn.baoxiu.contractor.retention.ReleaseDesk;
import cn.baoxiu.contractor.retention.ReleaseProcess;
import cn.baoxiu.contractor.retention.ReleaseRequest;
import cn.baoxiu.contractor.retention.RetentionSheets;
import cn.baoxiu.contractor.retention.RetentionStatement;
import cn.baoxiu.contractor.retention.RetentionStatements;
import cn.baoxiu.contractor.retention.ReversalDesk;
import cn.baoxiu.contractor.retention.ReversalProcess;
import cn.baoxiu.contractor.retention.ReversalRequest;
import cn.baoxiu.contractor.retention.Urging;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.engine.Sentences;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Contracts with what secures them: list, ledger, requests for release and reversal. */
@Controller
class ContractPages {

    private static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** More postings are in the spreadsheet. */
    private static final int SHOWN = 200;

    private final ContractList contracts;
    private final RetentionStatements statements;
    private final RetentionSheets sheets;
    private final ReleaseDesk desk;
    private final ReleaseProcess releases;
    private final ReversalDesk reversals;
    private final ReversalProcess reversalProcess;
    private final CurrentUser currentUser;
    private final ContractText text;
    private final Sentences sentences;

    ContractPages(
            ContractList contracts,
            RetentionStatements statements,
            RetentionSheets sheets,
            ReleaseDesk desk,
            ReleaseProcess releases,
            ReversalDesk reversals,
            ReversalProcess reversalProcess,
            CurrentUser currentUser,
            ContractText text,
            Sentences sentences) {
        this.contracts = contracts;
        this.statements = statements;
        this.sheets = sheets;
        this.desk = desk;
        this.releases = releases;
        this.reversals = reversals;
        this.reversalProcess = reversalProcess;
        this.currentUser = currentUser;
        this.text = text;
        this.sentences = sentences;
    }

    @ModelAttribute("t")
    ContractText words() {
        return text;
    }

    @GetMapping("/contracts")
    String list(ContractParams params, Model model) {
        ContractFilter filter = known(params);
        model.addAttribute("result", contracts.page(filter));
        model.addAttribute("filter", filter);
        model.addAttribute("choices", contracts.choices());
        model.addAttribute("moneys", ContractFilter.Money.values());
        return "contractor/contracts";
    }

    /** Who types a wrong filter into the address bar sees all. */
    private static ContractFilter known(ContractParams params) {
        try {
            return params.read();
        } catch (FormRejected e) {
            return new ContractParams(params.subsidiary(), params.project(), params.contractor(), null, null, null)
                    .read();
        }
    }

    @GetMapping("/contracts/{no}")
    String show(@PathVariable String no, Model model) {
        RetentionStatement statement = statements.of(no);
        boolean company = contracts.readerIsCompany();
        boolean office = currentUser
                .find()
                .map(user -> user.isIn(Groups.WARRANTY_OFFICE))
                .orElse(false);
        model.addAttribute("s", statement);
        model.addAttribute("c", statement.contract());
        model.addAttribute(
                "postings", statement.postings().stream().limit(SHOWN).toList());
        model.addAttribute("company", company);
        model.addAttribute("stops", company ? List.of() : desk.stops(no));
        model.addAttribute("tasks", company ? List.of() : releases.tasks(no));
        model.addAttribute("reversible", office && !company ? reversible(no) : Map.of());
        model.addAttribute("reversalTasks", company ? Map.of() : reversalTasks(no));
        var running = statement.releases().stream().filter(r -> r.running()).findFirst();
        boolean left = statement.sources().get(0).balance().signum() > 0;
        model.addAttribute("mayRequest", office && running.isEmpty() && left);
        model.addAttribute(
                "mayUrge", office && running.map(r -> r.waitsForUrging()).orElse(false));
        return "contractor/contract";
    }

    /** By the posting at which the page offers it. */
    private Map<Long, Deducted> reversible(String no) {
        return reversals.reversible(no).stream().collect(Collectors.toMap(Deducted::posting, Function.identity()));
    }

    /** By their id, which the requests know. */
    private Map<String, OpenTask> reversalTasks(String no) {
        return reversalProcess.tasks(no).stream().collect(Collectors.toMap(OpenTask::id, Function.identity()));
    }

    @PostMapping("/contracts/{no}/releases")
    String request(
            @PathVariable String no,
            @RequestParam(defaultValue = "") String releaseAskedBy,
            @RequestParam(defaultValue = "") String requestReceivedOn,
            @RequestParam(defaultValue = "") String releaseAmount,
            @RequestParam(defaultValue = "") String requestEvidence,
            RedirectAttributes flash) {
        contracts.visible(no);
        return act(
                no,
                flash,
                () -> releases.request(
                        ReleaseRequest.form(no, releaseAskedBy, requestReceivedOn, releaseAmount, requestEvidence)));
    }

    @PostMapping("/contracts/{no}/urgings")
    String urge(
            @PathVariable String no,
            @RequestParam(defaultValue = "") String urgingReceivedOn,
            @RequestParam(defaultValue = "") String urgingEvidence,
            RedirectAttributes flash) {
        contracts.visible(no);
        return act(no, flash, () -> releases.urge(no, Urging.form(urgingReceivedOn, urgingEvidence)));
    }

    @PostMapping("/contracts/{no}/reversals")
    String reverse(
            @PathVariable String no,
            @RequestParam(defaultValue = "") String deductionNumber,
            @RequestParam(defaultValue = "") String reversalAmount,
            @RequestParam(defaultValue = "") String reversalReason,
            @RequestParam(defaultValue = "") String reversalEvidence,
            RedirectAttributes flash) {
        contracts.visible(no);
        return act(
                no,
                flash,
                () -> reversalProcess.request(
                        ReversalRequest.form(no, deductionNumber, reversalAmount, reversalReason, reversalEvidence)));
    }

    private String act(String no, RedirectAttributes flash, Runnable wish) {
        try {
            wish.run();
            flash.addFlashAttribute("done", true);
        } catch (FormRejected e) {
            flash.addFlashAttribute("refused", sentences.of(e));
        }
        flash.addAttribute("no", no);
        return "redirect:/contracts/{no}";
    }

    @GetMapping("/contracts/export")
    void exportBalances(ContractParams params, HttpServletResponse response) throws IOException {
        ByteArrayOutputStream sheet = new ByteArrayOutputStream();
        sheets.writeBalances(known(params), sheet);
        send(text.of("contracts", "title") + "-" + text.today(), sheet, response);
    }

    @GetMapping("/contracts/{no}/export")
    void exportLedger(@PathVariable String no, HttpServletResponse response) throws IOException {
        ByteArrayOutputStream sheet = new ByteArrayOutputStream();
        sheets.writeLedger(no, sheet);
        send(no + "-" + text.today(), sheet, response);
    }

    private static void send(String name, ByteArrayOutputStream sheet, HttpServletResponse response)
            throws IOException {
        response.setContentType(SHEET);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name + ".xlsx", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        sheet.writeTo(response.getOutputStream());
    }

    @ExceptionHandler
    void notFound(NoSuchElementException e, HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.NOT_FOUND.value());
    }
}
