package cn.baoxiu.intake;

import org.jspecify.annotations.Nullable;

/**
 * What a report was recognised as, at most one of the first three.
 *
 * @param duplicateOf open case of the same place and class
 * @param reopens closed case within its return window
 * @param linkedTo closed case that this one repeats after its return window
 * @param groupComplaint true if enough homes on the line have the same defect (rules R2)
 */
record Recognised(
        @Nullable String duplicateOf, @Nullable String reopens, @Nullable String linkedTo, boolean groupComplaint) {}
