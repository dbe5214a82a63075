package cn.baoxiu.repair.web;

import cn.baoxiu.attachment.AttachmentKind;
import cn.baoxiu.clock.Holidays;
import cn.baoxiu.clock.PauseReason;
import cn.baoxiu.clock.PauseView;
import cn.baoxiu.contractor.ViolationKind;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.Sentences;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.repair.Grade;
import cn.baoxiu.repair.RepairProcess;
import cn.baoxiu.repair.casework.CaseAccess;
import cn.baoxiu.repair.casework.Labels;
import cn.baoxiu.repair.casework.PartyChoices;
import cn.baoxiu.repair.casework.SigningDesk;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of one case. */
@Controller
class CasePages {

    /** What the owner's signature locks. */
    private static final Set<CaseAccess.Action> CHANGES = EnumSet.of(
            CaseAccess.Action.WITHDRAW, CaseAccess.Action.REGRADE, CaseAccess.Action.REPLACE, CaseAccess.Action.PAUSE);

    /** Who reads the list of signatures that were made void. */
    private static final Set<String> SUPERVISORS =
            Set.of(Groups.DEVELOPER_CS, Groups.GROUP_CS, Groups.SUBSIDIARY_HEAD, Groups.AUDITOR, Groups.CAMUNDA_ADMIN);

    private final CaseViews views;
    private final CaseAccess access;
    private final PartyChoices parties;
    private final RepairProcess process;
    private final SigningDesk signing;
    private final PhotoDesk photos;
    private final PromiseBars bars;
    private final Holidays holidays;
    private final CurrentUser currentUser;
    private final Labels labels;
    private final Sentences sentences;

    CasePages(
            CaseViews views,
            CaseAccess access,
            PartyChoices parties,
            RepairProcess process,
            SigningDesk signing,
            PhotoDesk photos,
            PromiseBars bars,
            Holidays holidays,
            CurrentUser currentUser,
            Labels labels,
            Sentences sentences) {
        this.views = views;
        this.access = access;
        this.parties = parties;
        this.process = process;
        this.signing = signing;
        this.photos = photos;
        this.bars = bars;
        this.holidays = holidays;
        this.currentUser = currentUser;
        this.labels = labels;
        this.sentences = sentences;
    }

    @GetMapping("/cases/{number}")
    String show(@PathVariable String number, Model model) {
        CaseView view = views.of(number);
        Set<CaseAccess.Action> actions = access.actionsOn(number);
        model.addAttribute("view", view);
        model.addAttribute("c", view.facts());
        model.addAttribute("bars", bars.of(view.promises()));
        model.addAttribute(
                "actions",
                actions.stream()
                        .filter(action -> !view.locked() || !CHANGES.contains(action))
                        .map(Enum::name)
                        .toList());
        model.addAttribute("maySign", signing.mayTake(number));
        model.addAttribute(
                "supervises",
                currentUser.find().filter(user -> user.isInAny(SUPERVISORS)).isPresent());
        model.addAttribute("mayVoid", view.locked() && signing.mayVoid(number));
        model.addAttribute("grades", Grade.values());
        model.addAttribute(
                "repairers",
                parties.repairers(view.facts().project(), view.facts().subsidiary()));
        Set<PauseReason> free = EnumSet.allOf(PauseReason.class);
        view.pauses().stream().filter(CasePages::isOpen).forEach(pause -> free.remove(pause.reason()));
        model.addAttribute("pauseReasons", free);
        model.addAttribute(
                "running",
                view.pauses().stream()
                        .filter(pause -> pause.state() == PauseView.State.RUNNING)
                        .map(PauseView::reason)
                        .toList());
        model.addAttribute("asksOwner", asksOwner(view));
        model.addAttribute("board", photos.board(view.facts(), view.signedRounds(), view.locked()));
        model.addAttribute("photoKinds", AttachmentKind.values());
        model.addAttribute(
                "mayPunish",
                currentUser
                        .find()
                        .map(user -> user.isIn(Groups.WARRANTY_OFFICE))
                        .orElse(false));
        model.addAttribute("violationKinds", ViolationKind.values());
        return page(model, "repair/case");
    }

    @PostMapping("/cases/{number}/withdrawal")
    String withdraw(
            @PathVariable String number, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
        return act(number, flash, () -> process.withdraw(number, reason));
    }

    @PostMapping("/cases/{number}/regrade")
    String regrade(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String grade,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String plannedFinishOn,
            RedirectAttributes flash) {
        return act(
                number,
                flash,
                () -> process.changeGrade(
                        number, Map.of("grade", grade, "reason", reason, "plannedFinishOn", plannedFinishOn)));
    }

    @PostMapping("/cases/{number}/contractor-replacement")
    String replace(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String repairingParty,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes flash) {
        return act(number, flash, () -> process.replaceContractor(number, repairingParty, reason));
    }

    @PostMapping("/cases/{number}/pauses")
    String pause(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String evidence,
            @RequestParam(defaultValue = "") String until,
            RedirectAttributes flash) {
        return act(
                number,
                flash,
                () -> process.requestPause(number, Map.of("reason", reason, "evidence", evidence, "until", until)));
    }

    @PostMapping("/cases/{number}/resume")
    String resume(
            @PathVariable String number, @RequestParam(defaultValue = "") String reason, RedirectAttributes flash) {
        return act(number, flash, () -> process.resume(number, reason));
    }

    @PostMapping("/cases/{number}/escalations")
    String escalate(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean major,
            RedirectAttributes flash) {
        return act(number, flash, () -> process.escalate(number, reason, major, null));
    }

    @PostMapping("/cases/{number}/escalations/answer")
    String ownerAnswers(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String agrees,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes flash) {
        return act(number, flash, () -> process.ownerAnswers(number, agrees, words));
    }

    private static boolean asksOwner(CaseView view) {
        return view.escalations().stream()
                .filter(escalation ->
                        escalation.outcome() == null && !escalation.levels().isEmpty())
                .map(escalation -> escalation.levels().get(escalation.levels().size() - 1))
                .anyMatch(level -> level.answer() != null && level.ownerAgrees() == null && level.leftAt() == null);
    }

    private static boolean isOpen(PauseView pause) {
        return pause.state() == PauseView.State.REQUESTED || pause.state() == PauseView.State.RUNNING;
    }

    @ExceptionHandler
    void notFound(NoSuchElementException e, HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.NOT_FOUND.value());
    }

    private String act(String number, RedirectAttributes flash, Runnable wish) {
        try {
            wish.run();
            flash.addFlashAttribute("done", true);
        } catch (FormRejected e) {
            flash.addFlashAttribute("refused", sentences.of(e));
        }
        flash.addAttribute("number", number);
        return "redirect:/cases/{number}";
    }

    private String page(Model model, String template) {
        model.addAttribute("t", new PageText(labels, parties, currentUser, holidays));
        return template;
    }
}
