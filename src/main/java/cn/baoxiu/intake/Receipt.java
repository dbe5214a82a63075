package cn.baoxiu.intake;

import org.jspecify.annotations.Nullable;

/**
 * What became of a report.
 *
 * @param reopened true if the report reopened a closed case
 * @param duplicateOf open case of which it seems to be a duplicate
 * @param repeated true if the same client reference had been received before: nothing new was stored
 */
public record Receipt(String caseNumber, boolean reopened, @Nullable String duplicateOf, boolean repeated) {}
