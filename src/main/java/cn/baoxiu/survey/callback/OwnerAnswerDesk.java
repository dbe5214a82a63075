package cn.baoxiu.survey.callback;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.RunningInstances;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.identity.OwnerLinks;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The owner's own answer by the link: once, in time, and only as long as the call-back runs. */
@Service
@Transactional
public class OwnerAnswerDesk {

    private static final String FIELD = "link";

    private final OwnerLinks links;
    private final CallbackDesk desk;
    private final CallbackProcess process;

    OwnerAnswerDesk(OwnerLinks links, CallbackDesk desk, CallbackProcess process) {
        this.links = links;
        this.desk = desk;
        this.process = process;
    }

    /** @param state whether it can be answered, or why not */
    public record Invitation(String caseNumber, List<AskedQuestion> questions, OwnerLinks.State state) {}

    /** Empty for a token that was never issued. */
    @Transactional(readOnly = true)
    public Optional<Invitation> find(String token) {
        return links.find(CallbackDesk.PURPOSE, token).map(link -> {
            Callback callback = desk.get(Long.parseLong(link.subject()));
            return new Invitation(callback.caseNumber(), desk.questions(callback), link.state());
        });
    }

    /** Somebody who is logged in came with an owner's link. Nothing of the owner is kept; a token that was never issued leaves no trace. */
    public void staffRefused(String token) {
        links.find(CallbackDesk.PURPOSE, token).ifPresent(link -> desk.staffRefused(Long.parseLong(link.subject())));
    }

    /**
     * Stores the answer and ends the calls; what it leads to happens in the same transaction.
     *
     * @throws FormRejected with every wrong answer, for a token that was never issued, used, expired, or whose call-back
     *     has ended, or stands still
     */
    public void answer(String token, SubmittedForm form) {
        OwnerLinks.Link link = links.find(CallbackDesk.PURPOSE, token)
                .orElseThrow(() -> new FormRejected(FIELD, "survey.link.unknown"));
        if (link.state() != OwnerLinks.State.OPEN) {
            throw new FormRejected(FIELD, "survey.link." + link.state());
        }
        Callback callback = desk.get(Long.parseLong(link.subject()));
        Answers answers = Answers.read(form, desk.questions(callback));
        form.check();
        // as callers do: the call-back first, then its link
        desk.hold(callback.id());
        if (desk.get(callback.id()).running() && process.state(callback) == RunningInstances.State.SUSPENDED) {
            // somebody holds the process in Cockpit: nothing is used up, the owner may come again
            throw new FormRejected(FIELD, "survey.link.SUSPENDED");
        }
        if (!links.use(CallbackDesk.PURPOSE, token)) {
            // a caller was faster, or the owner on another telephone
            boolean revoked = links.find(CallbackDesk.PURPOSE, token)
                    .filter(now -> now.state() == OwnerLinks.State.REVOKED)
                    .isPresent();
            throw new FormRejected(FIELD, revoked ? "survey.link.REVOKED" : "survey.link.USED");
        }
        desk.answerOnline(callback.id(), answers);
        if (!process.answered(callback)) {
            throw new FormRejected(FIELD, "survey.link.REVOKED");
        }
    }
}
