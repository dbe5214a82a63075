package cn.baoxiu.notification.web;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.Sentences;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.UserDirectory;
import cn.baoxiu.notification.channel.Channel;
import cn.baoxiu.notification.channel.Channels;
import cn.baoxiu.notification.person.PersonSetting;
import cn.baoxiu.notification.person.PersonSettings;
import cn.baoxiu.notification.person.QuietHours;
import cn.baoxiu.notification.person.SettingForm;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where each person chooses how to be told. */
@Controller
class SettingPages {

    private static final String PAGE = "notification/settings";

    private final PersonSettings settings;
    private final SettingForm form;
    private final Channels channels;
    private final UserDirectory directory;
    private final CurrentUser currentUser;
    private final Sentences sentences;

    SettingPages(
            PersonSettings settings,
            SettingForm form,
            Channels channels,
            UserDirectory directory,
            CurrentUser currentUser,
            Sentences sentences) {
        this.settings = settings;
        this.form = form;
        this.channels = channels;
        this.directory = directory;
        this.currentUser = currentUser;
        this.sentences = sentences;
    }

    @GetMapping("/me/notifications")
    String show(Model model) {
        String user = userId();
        PersonSetting stored = settings.of(user);
        return page(user, typed(stored), stored, model);
    }

    @PostMapping("/me/notifications")
    String save(
            @ModelAttribute SettingForm.Typed typed,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        String user = userId();
        PersonSetting stored = settings.of(user);
        try {
            settings.save(user, form.read(typed, stored));
            flash.addFlashAttribute("saved", true);
            return "redirect:/me/notifications";
        } catch (FormRejected e) {
            model.addAttribute(
                    "problems", e.errors().stream().map(sentences::of).toList());
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page(user, typed, stored, model);
        }
    }

    private String page(String user, SettingForm.Typed typed, PersonSetting stored, Model model) {
        model.addAttribute("form", typed);
        model.addAttribute("secretSet", stored.webhookSecret() != null);
        model.addAttribute(
                "email",
                directory.contacts(List.of(user)).stream()
                        .map(UserDirectory.Contact::email)
                        .filter(email -> email != null)
                        .findFirst()
                        .orElse(null));
        model.addAttribute(
                "unused",
                Arrays.stream(Channel.values())
                        .filter(channel -> !channels.uses(channel))
                        .map(Channel::name)
                        .toList());
        return PAGE;
    }

    private static SettingForm.Typed typed(PersonSetting stored) {
        QuietHours quiet = stored.quiet();
        return new SettingForm.Typed(
                ticked(stored.mailOn()),
                stored.mailAddress(),
                ticked(stored.smsOn()),
                stored.smsNumber(),
                ticked(stored.webhookOn()),
                stored.webhookStyle() == null ? null : stored.webhookStyle().name(),
                stored.webhookUrl(),
                null,
                null,
                stored.language().toLanguageTag(),
                quiet == null ? null : quiet.from().toString(),
                quiet == null ? null : quiet.until().toString());
    }

    private static @Nullable String ticked(boolean on) {
        return on ? "on" : null;
    }

    private String userId() {
        return currentUser
                .find()
                .orElseThrow(() -> new AccessDeniedException("nobody is logged in"))
                .id();
    }
}
