/**
 * Money that secures the warranty: the ledger of each contract, its openings from the contracts' data, its release, and
 * deductions that are given back.
 */
@NullMarked
package cn.baoxiu.contractor.retention;

import org.jspecify.annotations.NullMarked;
