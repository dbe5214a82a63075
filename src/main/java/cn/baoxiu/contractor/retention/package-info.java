/**
 * Money that secures the warranty: the ledger of each contract, its openings from the contracts' data, and its release.
 */
@NullMarked
package cn.baoxiu.contractor.retention;

import org.jspecify.annotations.NullMarked;
