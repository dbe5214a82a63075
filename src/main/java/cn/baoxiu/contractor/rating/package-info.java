/**
 * Rating of contractors per quarter, for tenders and for what follows a violation: read from the facts of all rooms, frozen
 * some days after the quarter's end.
 */
@NullMarked
package cn.baoxiu.contractor.rating;

import org.jspecify.annotations.NullMarked;
