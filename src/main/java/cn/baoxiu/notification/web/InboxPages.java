package cn.baoxiu.notification.web;

import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.notification.outbox.Inbox;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.view.RedirectView;

/** The messages of the person who is logged in. */
@Controller
class InboxPages {

    /** The browser asks for the count again after this time at the earliest, however many pages it shows. */
    private static final Duration COUNT_AGE = Duration.ofSeconds(30);

    private final Inbox inbox;
    private final CurrentUser currentUser;
    private final boolean demo;

    InboxPages(Inbox inbox, CurrentUser currentUser, @Value("${baoxiu.demo.enabled:false}") boolean demo) {
        this.inbox = inbox;
        this.currentUser = currentUser;
        this.demo = demo;
    }

    @GetMapping("/inbox")
    String list(@RequestParam(defaultValue = "0") String page, Model model) {
        String user = user().id();
        model.addAttribute("result", inbox.list(user, PageText.page(page)));
        model.addAttribute("unread", inbox.unread(user));
        model.addAttribute("text", new PageText());
        model.addAttribute("demo", demo);
        return "notification/inbox";
    }

    /** The number in the navigation, loaded once by each page. */
    @GetMapping("/inbox/unread")
    String unread(Model model, HttpServletResponse response) {
        response.setHeader(
                HttpHeaders.CACHE_CONTROL,
                CacheControl.maxAge(COUNT_AGE).cachePrivate().getHeaderValue());
        model.addAttribute("unread", inbox.unread(user().id()));
        model.addAttribute("max", Inbox.UNREAD_MAX);
        return "notification/unread";
    }

    @PostMapping("/inbox/{id}/read")
    RedirectView read(@PathVariable long id, @RequestParam(defaultValue = "0") String page) {
        target(id);
        return new RedirectView("/inbox?page=" + PageText.page(page));
    }

    /** Leads to what the message is about. */
    @PostMapping("/inbox/{id}/open")
    RedirectView open(@PathVariable long id) {
        RedirectView target = new RedirectView(target(id));
        target.setExpandUriTemplateVariables(false);
        return target;
    }

    @PostMapping("/inbox/read")
    RedirectView readAll() {
        inbox.readAll(user().id());
        return new RedirectView("/inbox");
    }

    private String target(long id) {
        return inbox.read(user().id(), id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no such message"));
    }

    private AppUser user() {
        return currentUser.find().orElseThrow(() -> new AccessDeniedException("nobody is logged in"));
    }
}
