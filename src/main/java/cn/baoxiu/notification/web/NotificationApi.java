package cn.baoxiu.notification.web;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.notification.outbox.Outbox;
import cn.baoxiu.notification.outbox.OutboxState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Messages to people, for administrators and group customer service. */
@RestController
@Tag(name = "notifications", description = "Messages by mail, SMS and chat")
class NotificationApi {

    private final Outbox outbox;
    private final Operators operators;

    NotificationApi(Outbox outbox, Operators operators) {
        this.outbox = outbox;
        this.operators = operators;
    }

    @GetMapping("/api/notifications")
    @Operation(summary = "Messages, newest first; addresses are masked")
    @ApiResponse(responseCode = "422", description = "No such state")
    Outbox.Page list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(name = "case", required = false) @Nullable String caseNumber,
            @RequestParam(defaultValue = "0") String page) {
        operators.require();
        return outbox.list(stateOf(state), blankToNull(caseNumber), PageText.page(page));
    }

    @PostMapping("/api/notifications/{id}/resend")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Send a message again that was given up, with the same idempotency key")
    @ApiResponse(responseCode = "204", description = "It waits to be sent")
    @ApiResponse(responseCode = "404", description = "No such message")
    @ApiResponse(responseCode = "422", description = "It was not given up, or its text is gone")
    void resend(@PathVariable long id) {
        operators.require();
        if (!outbox.exists(id)) {
            throw new NoSuchElementException("no message " + id);
        }
        if (!outbox.resend(id)) {
            throw new FormRejected("notifyId", "notification.form.notDead");
        }
    }

    private static @Nullable OutboxState stateOf(@Nullable String typed) {
        String state = blankToNull(typed);
        if (state == null) {
            return null;
        }
        return Arrays.stream(OutboxState.values())
                .filter(known -> known.name().equals(state))
                .findFirst()
                .orElseThrow(() -> new FormRejected(
                        "notifyState", "form.unknownChoice", state.substring(0, Math.min(60, state.length()))));
    }

    private static @Nullable String blankToNull(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
