package cn.baoxiu.contractor.web;

import cn.baoxiu.contractor.Letters.Letter;
import cn.baoxiu.contractor.Letters.State;
import cn.baoxiu.contractor.Rung;
import cn.baoxiu.contractor.letter.LetterDesk;
import cn.baoxiu.contractor.letter.LetterList;
import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.NoSuchElementException;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** Letters: the list, one letter, its paper. */
@Controller
@RequestMapping("/letters")
class LetterPages {

    private static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final LetterList list;
    private final LetterDesk desk;
    private final LetterSheet sheet;
    private final LetterText text;
    private final CurrentUser users;
    private final Clock clock;

    LetterPages(LetterList list, LetterDesk desk, LetterSheet sheet, LetterText text, CurrentUser users, Clock clock) {
        this.list = list;
        this.desk = desk;
        this.sheet = sheet;
        this.text = text;
        this.users = users;
        this.clock = clock;
    }

    @GetMapping
    String list(LetterListParams params, Model model) {
        AppUser user = user();
        model.addAttribute("result", list.page(params.filter()));
        model.addAttribute("params", params);
        model.addAttribute("t", text);
        model.addAttribute("kinds", Rung.values());
        model.addAttribute("states", user.companyCode().isEmpty() ? State.values() : issuedStates());
        model.addAttribute("staff", user.companyCode().isEmpty());
        model.addAttribute("contractors", text.contractors());
        model.addAttribute("projects", text.projects(user.tenants()));
        model.addAttribute("editsTemplates", user.isInAny(LetterTemplatePages.EDITORS));
        return "contractor/letters";
    }

    private static State[] issuedStates() {
        return new State[] {State.ISSUED, State.WITHDRAWN};
    }

    @GetMapping("/export")
    void export(LetterListParams params, HttpServletResponse response) throws IOException {
        user();
        String file = text.text("contractor.letters.title") + "-" + LocalDate.now(clock) + ".xlsx";
        response.setContentType(SHEET);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(file, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        sheet.write(params.filter(), response.getOutputStream());
    }

    @GetMapping("/{id}")
    String letter(@PathVariable long id, Model model) {
        LetterDesk.Sight sight = desk.see(id);
        model.addAttribute("sight", sight);
        model.addAttribute("letter", sight.letter());
        model.addAttribute("says", sight.letter().says());
        model.addAttribute("staff", user().companyCode().isEmpty());
        model.addAttribute("t", text);
        return "contractor/letter";
    }

    /** The paper; of a draft how it would be printed. */
    @GetMapping("/{id}/pdf")
    ResponseEntity<byte[]> pdf(@PathVariable long id) {
        Letter letter = desk.see(id).letter();
        String name = letter.number() == null ? text.of("letterState", letter.state()) + "-" + id : letter.number();
        return pdf(desk.paper(id), name);
    }

    static ResponseEntity<byte[]> pdf(byte[] content, String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(name + ".pdf", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content);
    }

    private AppUser user() {
        AppUser user = users.find().orElseThrow(() -> new AccessDeniedException("nobody is logged in"));
        if (user.groups().equals(Set.of())) {
            throw new AccessDeniedException("no duty");
        }
        return user;
    }

    @ExceptionHandler(NoSuchElementException.class)
    void notThere(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
