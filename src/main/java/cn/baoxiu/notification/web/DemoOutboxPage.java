package cn.baoxiu.notification.web;

import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.notification.outbox.SentMessages;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** In the demo, everybody sees what everybody would have been sent; its people are invented. */
@Controller
@ConditionalOnProperty("baoxiu.demo.enabled")
class DemoOutboxPage {

    private final SentMessages messages;
    private final CurrentUser currentUser;

    DemoOutboxPage(SentMessages messages, CurrentUser currentUser) {
        this.messages = messages;
        this.currentUser = currentUser;
    }

    @GetMapping("/demo/outbox")
    String list(@RequestParam(defaultValue = "0") String page, Model model) {
        SentMessages.Page result = messages.list(PageText.page(page));
        model.addAttribute("result", result);
        model.addAttribute("names", names(result));
        model.addAttribute("text", new PageText());
        return "notification/demo-outbox";
    }

    private Map<String, String> names(SentMessages.Page result) {
        return result.messages().stream()
                .map(SentMessages.Message::recipient)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), currentUser::displayNameOf));
    }
}
