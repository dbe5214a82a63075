package cn.baoxiu.repair;

import cn.baoxiu.attachment.AttachmentKind;
import cn.baoxiu.attachment.Attachments;
import cn.baoxiu.attachment.NewFile;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Photos and files of cases, for rooms above. */
public interface RepairPhotos {

    /**
     * Adds all files as the current user, or none.
     *
     * @param spot where they were taken; null for an unnamed one
     * @throws NoSuchElementException if there is no such case for the current user
     * @throws org.springframework.security.access.AccessDeniedException for those who only look on
     * @throws cn.baoxiu.engine.FormRejected with a sentence for each wrong file
     */
    Attachments.Added add(String caseNumber, AttachmentKind kind, @Nullable String spot, List<NewFile> files);
}
