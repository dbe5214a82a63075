package cn.baoxiu.notification.web;

import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.notification.channel.NotificationProperties;
import cn.baoxiu.notification.outbox.Outbox;
import cn.baoxiu.notification.outbox.OutboxState;
import cn.baoxiu.notification.outbox.UnheardMessages;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Messages that did not arrive: given up, to be sent again; waiting for our account to be accepted; for nobody. */
@Controller
@RequestMapping("/notifications/dead")
class DeadLetterPages {

    private final Outbox outbox;
    private final UnheardMessages unheard;
    private final Operators operators;
    private final CurrentUser currentUser;
    private final NotificationProperties properties;

    DeadLetterPages(
            Outbox outbox,
            UnheardMessages unheard,
            Operators operators,
            CurrentUser currentUser,
            NotificationProperties properties) {
        this.outbox = outbox;
        this.unheard = unheard;
        this.operators = operators;
        this.currentUser = currentUser;
        this.properties = properties;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "0") String page, Model model) {
        operators.require();
        Outbox.Page result = outbox.list(OutboxState.DEAD, null, PageText.page(page));
        model.addAttribute("result", result);
        model.addAttribute("names", names(result));
        model.addAttribute("stopped", outbox.stopped());
        model.addAttribute("unheard", unheard.latest());
        model.addAttribute("unheardMax", UnheardMessages.LISTED_MAX);
        model.addAttribute("days", properties.keepText().toDays());
        model.addAttribute("text", new PageText());
        return "notification/dead";
    }

    private Map<String, String> names(Outbox.Page result) {
        return result.messages().stream()
                .map(Outbox.Message::recipient)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), currentUser::displayNameOf));
    }

    @PostMapping("/{id}")
    String resend(@PathVariable long id, RedirectAttributes flash) {
        operators.require();
        if (!outbox.exists(id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no such message");
        }
        flash.addFlashAttribute("resent", outbox.resend(id) ? 1 : 0);
        return "redirect:/notifications/dead";
    }

    @PostMapping("/all")
    String resendAll(RedirectAttributes flash) {
        operators.require();
        flash.addFlashAttribute("resent", outbox.resendAll());
        return "redirect:/notifications/dead";
    }
}
