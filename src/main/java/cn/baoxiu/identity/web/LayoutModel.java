package cn.baoxiu.identity.web;

import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the layout shows on every page: who is logged in, and which navigation entries the user has. */
@ControllerAdvice(annotations = Controller.class)
class LayoutModel {

    private final CurrentUser currentUser;

    LayoutModel(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    @ModelAttribute("currentUser")
    @Nullable
    AppUser currentUser() {
        return currentUser.find().orElse(null);
    }

    @ModelAttribute("nav")
    Navigation navigation(HttpServletRequest request) {
        return Navigation.of(currentUser.find().orElse(null), request.getRequestURI());
    }
}
