/**
 * Old repair ledgers: a file is staged row by row, understood with every inference noted, and taken over as cases in
 * batches; what is not clear waits for a clerk.
 */
@NullMarked
package cn.baoxiu.intake.ledger;

import org.jspecify.annotations.NullMarked;
