/** Dashboards: the numbers of key figures, cards and surveys side by side, as page, API and file give them alike. */
@NullMarked
package cn.baoxiu.scorecard.board;

import org.jspecify.annotations.NullMarked;
