/** Pages on which a clerk imports an old ledger. */
@NullMarked
package cn.baoxiu.intake.ledger.web;

import org.jspecify.annotations.NullMarked;
