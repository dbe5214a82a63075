package cn.baoxiu.survey.callback;

import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.identity.Groups;
import cn.baoxiu.repair.CaseCallbacks;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Call-backs for the page of a case. */
@Component
@Transactional(readOnly = true)
class StoredCaseCallbacks implements CaseCallbacks {

    private final CallbackRows rows;
    private final AskedQuestions questions;
    private final CurrentUser currentUser;
    private final MessageSource messages;

    StoredCaseCallbacks(CallbackRows rows, AskedQuestions questions, CurrentUser currentUser, MessageSource messages) {
        this.rows = rows;
        this.questions = questions;
        this.currentUser = currentUser;
        this.messages = messages;
    }

    @Override
    public List<CallbackView> of(String caseNumber) {
        return rows.of(caseNumber).stream().map(this::view).toList();
    }

    @Override
    public Optional<Hidden> hidden(String caseNumber) {
        return rows.of(caseNumber).stream()
                .filter(this::callsIndependently)
                .flatMap(callback -> Optional.ofNullable(callback.concludedAt()).stream())
                .min(Comparator.naturalOrder())
                .map(since -> new Hidden(since, label("survey.hidden")));
    }

    private CallbackView view(Callback callback) {
        boolean hidden = callsIndependently(callback);
        String outcome = hidden
                ? "SECOND_WAITS"
                : Optional.ofNullable(callback.outcome()).map(CallOutcome::name).orElse("RUNNING");
        Consequence consequence = hidden ? null : callback.consequence();
        return new CallbackView(
                callback.round(),
                callback.closedAt(),
                callback.due(),
                outcome,
                label("survey.outcome." + outcome),
                consequence == null ? null : consequence.name(),
                consequence == null ? null : label("survey.consequence." + consequence),
                (hidden ? callback.secondCalls() : callback.attempts())
                        .stream().map(this::call).toList(),
                hidden
                        ? List.of()
                        : callback.responses().stream()
                                .map(response -> said(callback, response))
                                .toList());
    }

    /** Whoever has to call a second time is told nothing of the first one before. */
    private boolean callsIndependently(Callback callback) {
        return callback.secondWaits()
                && currentUser.find().map(user -> user.isIn(Groups.GROUP_CS)).orElse(false);
    }

    private Call call(Callback.Attempt attempt) {
        return new Call(
                attempt.calledAt(),
                attempt.recordedAt(),
                attempt.lateEntry(),
                currentUser.displayNameOf(attempt.caller()),
                attempt.result().name(),
                label("survey.attempt." + attempt.result()),
                attempt.second());
    }

    private Said said(Callback callback, Callback.Response response) {
        return new Said(
                response.source().name(),
                label("survey.source." + response.source()),
                response.answeredAt(),
                questions.inForce(callback.startedAt()).stream()
                        .filter(question -> response.answers().scores().containsKey(question.code()))
                        .map(question -> score(question, response.answers()))
                        .toList(),
                response.answers().words());
    }

    private static Score score(AskedQuestion question, Answers answers) {
        int score = Objects.requireNonNull(answers.score(question.code()));
        boolean english = LocaleContextHolder.getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage());
        return new Score(
                question.code(), english ? question.english() : question.chinese(), score, question.points(score));
    }

    private String label(String key) {
        return Objects.requireNonNull(messages.getMessage(key, null, key, LocaleContextHolder.getLocale()));
    }
}
