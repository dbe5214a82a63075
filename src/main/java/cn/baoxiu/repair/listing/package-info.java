/** The list of cases: search, filters, sorting, saved filters, export. Each list is one query that an index serves. */
@NullMarked
package cn.baoxiu.repair.listing;

import org.jspecify.annotations.NullMarked;
