/**
 * Repairs by a third party at the contractor's cost: choice, quote, approvals, order, acceptance, invoice, charge-back
 * (rules R6).
 */
@NullMarked
package cn.baoxiu.contractor.thirdparty;

import org.jspecify.annotations.NullMarked;
