package cn.baoxiu.attachment;

/** What a file shows. Labels: {@code attachmentKind.<NAME>}. */
public enum AttachmentKind {
    BEFORE,
    AFTER,
    OTHER
}
