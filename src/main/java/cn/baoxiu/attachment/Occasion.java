package cn.baoxiu.attachment;

import org.jspecify.annotations.Nullable;

/**
 * What files are added to.
 *
 * @param ownerKey for example the number of a case
 * @param round of the case
 * @param spot where it was taken, in the user's words; before and after of the same spot are shown side by side
 * @param step id of the task in whose course it was taken, if known
 */
public record Occasion(String ownerKey, int round, AttachmentKind kind, @Nullable String spot, @Nullable String step) {}
