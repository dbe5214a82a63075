/** Reads ledgers as files: CSV and XLSX, by what they contain. */
@NullMarked
package cn.baoxiu.intake.ledger.file;

import org.jspecify.annotations.NullMarked;
