/** Imports of reference data: reading files, checking rows, storing what is new or changed. */
@NullMarked
package cn.baoxiu.estate.imports;

import org.jspecify.annotations.NullMarked;
