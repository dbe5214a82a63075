package cn.baoxiu.engine.web;

import cn.baoxiu.engine.gate.ModelRefused;
import cn.baoxiu.engine.models.ModelKind;
import cn.baoxiu.engine.models.ModelPage;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which process designers see what is deployed, take shipped models and go back to earlier versions. */
@Controller
@RequestMapping("/models")
class ModelsController {

    private static final Set<String> MAY_USE = Set.of("designer", "camunda-admin");

    private final ModelPage page;
    private final IdentityService identity;

    ModelsController(ModelPage page, IdentityService identity) {
        this.page = page;
        this.identity = identity;
    }

    @GetMapping
    String show(Model model) {
        requireDesigner();
        model.addAttribute("models", page.models());
        model.addAttribute("waiting", page.waiting());
        model.addAttribute("refused", page.refused());
        return "engine/models";
    }

    @PostMapping("/{kind}/{key}/shipped")
    String takeShipped(@PathVariable ModelKind kind, @PathVariable String key, RedirectAttributes flash) {
        requireDesigner();
        return deploying(() -> page.takeShipped(kind, key), flash);
    }

    @PostMapping("/{kind}/{key}/rollback")
    String rollBack(
            @PathVariable ModelKind kind,
            @PathVariable String key,
            @RequestParam int version,
            RedirectAttributes flash) {
        requireDesigner();
        return deploying(() -> page.rollBack(kind, key, version), flash);
    }

    private static String deploying(Runnable work, RedirectAttributes flash) {
        try {
            work.run();
            flash.addFlashAttribute("done", true);
        } catch (ModelRefused e) {
            flash.addFlashAttribute("reasons", e.reasons());
        } catch (NoSuchElementException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no such model", e);
        } catch (AuthorizationException e) {
            throw new AccessDeniedException("may not deploy", e);
        }
        return "redirect:/models";
    }

    /** Groups as the engine knows them: engine is below identity and cannot ask it. */
    private void requireDesigner() {
        Authentication user = identity.getCurrentAuthentication();
        List<String> groups = user == null || user.getGroupIds() == null ? List.of() : user.getGroupIds();
        if (groups.stream().noneMatch(MAY_USE::contains)) {
            throw new AccessDeniedException("only designers see the models");
        }
    }
}
