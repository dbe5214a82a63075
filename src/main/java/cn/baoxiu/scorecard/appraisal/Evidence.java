package cn.baoxiu.scorecard.appraisal;

import cn.baoxiu.attachment.Attachment;
import cn.baoxiu.attachment.AttachmentKind;
import cn.baoxiu.attachment.Attachments;
import cn.baoxiu.attachment.Occasion;
import cn.baoxiu.attachment.PreparedFiles;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Files behind events and appeals. Whoever calls has checked the person, and holds the row they belong to. */
@Component
class Evidence {

    private final Attachments attachments;

    Evidence(Attachments attachments) {
        this.attachments = attachments;
    }

    static String ofEvent(long id) {
        return "score-event-" + id;
    }

    static String ofAppeal(long id) {
        return "score-appeal-" + id;
    }

    void add(String owner, PreparedFiles files) {
        attachments.add(new Occasion(owner, 1, AttachmentKind.OTHER, null, null), files);
    }

    List<Attachment> of(String owner) {
        return attachments.of(owner);
    }

    Optional<Attachment> find(String owner, String id) {
        return attachments.find(owner, id);
    }
}
