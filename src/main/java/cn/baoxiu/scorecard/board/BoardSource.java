package cn.baoxiu.scorecard.board;

import java.util.List;

/** Makes the panels of one dashboard. */
interface BoardSource {

    BoardName name();

    List<Panel> panels(BoardQuery query);
}
