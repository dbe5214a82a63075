package cn.baoxiu.scorecard.web;

import cn.baoxiu.attachment.Attachment;
import cn.baoxiu.attachment.Attachments;
import cn.baoxiu.attachment.NewFile;
import cn.baoxiu.attachment.PreparedFiles;
import cn.baoxiu.attachment.SentFiles;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.Sentences;
import cn.baoxiu.estate.Project;
import cn.baoxiu.estate.Projects;
import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.UserDirectory;
import cn.baoxiu.scorecard.reward.Reward;
import cn.baoxiu.scorecard.reward.RewardAccess;
import cn.baoxiu.scorecard.reward.RewardFilter;
import cn.baoxiu.scorecard.reward.RewardKind;
import cn.baoxiu.scorecard.reward.RewardState;
import cn.baoxiu.scorecard.reward.Rewards;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Rewards and penalties: a list, a form for whoever enters them, and a page each on which another one decides. */
@Controller
class RewardPages {

    private static final int SIZE = 50;
    private static final String LIST = "scorecard/rewards";

    private final Rewards rewards;
    private final RewardAccess access;
    private final Projects projects;
    private final Attachments attachments;
    private final CurrentUser currentUser;
    private final UserDirectory users;
    private final InsideText text;
    private final Sentences sentences;

    RewardPages(
            Rewards rewards,
            RewardAccess access,
            Projects projects,
            Attachments attachments,
            CurrentUser currentUser,
            UserDirectory users,
            InsideText text,
            Sentences sentences) {
        this.rewards = rewards;
        this.access = access;
        this.projects = projects;
        this.attachments = attachments;
        this.currentUser = currentUser;
        this.users = users;
        this.text = text;
        this.sentences = sentences;
    }

    @ModelAttribute("t")
    InsideText words() {
        return text;
    }

    @GetMapping("/rewards")
    String list(
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "0") String page,
            Model model,
            HttpServletResponse response) {
        try {
            return show(CardParams.rewards(month, person, state), CardParams.page(page), Map.of(), model);
        } catch (FormRejected e) {
            return refused(e, Map.of(), model, response);
        }
    }

    @PostMapping("/rewards")
    String enter(
            @RequestParam Map<String, String> form,
            @RequestPart(name = Attachments.FIELD, required = false) @Nullable List<MultipartFile> sent,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        List<NewFile> files = SentFiles.of(sent);
        try {
            Reward entered;
            if (files.isEmpty()) {
                entered = rewards.enter(form, null);
            } else {
                try (PreparedFiles prepared = attachments.prepare(files)) {
                    entered = rewards.enter(form, prepared);
                }
            }
            flash.addFlashAttribute("done", true);
            flash.addAttribute("id", entered.id());
            return "redirect:/rewards/{id}";
        } catch (FormRejected e) {
            return refused(e, form, model, response);
        }
    }

    private String refused(FormRejected e, Map<String, String> form, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("refused", sentences.of(e));
        return show(RewardFilter.ALL, 0, form, model);
    }

    private String show(RewardFilter filter, int page, Map<String, String> form, Model model) {
        Rewards.Page result = rewards.list(filter, page, SIZE);
        model.addAttribute("result", result);
        model.addAttribute(
                "names",
                users.names(result.rewards().stream().map(Reward::person).collect(Collectors.toSet())));
        model.addAttribute("filter", filter);
        model.addAttribute("states", RewardState.values());
        model.addAttribute("page", page);
        model.addAttribute("form", form);
        model.addAttribute("kinds", RewardKind.values());
        model.addAttribute("subsidiaries", names());
        boolean enters = access.enters();
        model.addAttribute("enters", enters);
        model.addAttribute("people", enters ? people() : List.of());
        return LIST;
    }

    private Set<String> own() {
        return currentUser.find().map(AppUser::tenants).orElse(Set.of());
    }

    /** Names of subsidiaries by code, as their projects tell them. */
    private Map<String, String> names() {
        Map<String, String> names = new TreeMap<>();
        for (Project project : projects.all()) {
            if (own().contains(project.subsidiary())) {
                names.put(project.subsidiary(), project.subsidiaryName());
            }
        }
        return names;
    }

    /** Who may be rewarded: everybody of the own subsidiaries but oneself. */
    private List<UserDirectory.Person> people() {
        String self = currentUser.person();
        return access.people(own()).stream()
                .filter(person -> !person.id().equals(self))
                .toList();
    }

    @GetMapping("/rewards/{id:\\d+}")
    String one(@PathVariable long id, Model model) {
        Reward reward = rewards.visible(id);
        model.addAttribute("reward", reward);
        model.addAttribute("subsidiaryName", names().getOrDefault(reward.subsidiaryId(), reward.subsidiaryId()));
        model.addAttribute("countsIn", rewards.countsIn(reward));
        model.addAttribute("evidence", rewards.evidence(reward));
        model.addAttribute("steps", rewards.steps(reward));
        model.addAttribute("decides", rewards.decides(reward));
        model.addAttribute("withdraws", rewards.withdraws(reward));
        return "scorecard/reward";
    }

    @PostMapping("/rewards/{id:\\d+}/decision")
    String decide(@PathVariable long id, @RequestParam Map<String, String> form, RedirectAttributes flash) {
        return act(id, flash, () -> rewards.decide(id, form));
    }

    @PostMapping("/rewards/{id:\\d+}/withdrawal")
    String withdraw(@PathVariable long id, @RequestParam Map<String, String> form, RedirectAttributes flash) {
        return act(id, flash, () -> rewards.withdraw(id, form));
    }

    @GetMapping("/rewards/{id:\\d+}/files/{file}")
    ResponseEntity<Resource> file(@PathVariable long id, @PathVariable String file) {
        Reward reward = rewards.visible(id);
        Attachment attachment = rewards.evidence(reward, file).orElseThrow(() -> new NoSuchElementException(file));
        return SentFiles.answer(attachment, attachments.open(attachment, Attachments.Variant.FULL));
    }

    @ExceptionHandler
    void notThere(NoSuchElementException e, HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.NOT_FOUND.value());
    }

    private String act(long id, RedirectAttributes flash, Runnable wish) {
        try {
            wish.run();
            flash.addFlashAttribute("done", true);
        } catch (FormRejected e) {
            flash.addFlashAttribute("refused", sentences.of(e));
        }
        flash.addAttribute("id", id);
        return "redirect:/rewards/{id}";
    }
}
