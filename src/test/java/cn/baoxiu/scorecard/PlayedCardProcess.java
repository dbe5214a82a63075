package cn.baoxiu.scorecard;

import cn.baoxiu.scorecard.card.CardProcess;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers which runs were begun. */
final class PlayedCardProcess implements CardProcess {

    final List<Run> runs = new CopyOnWriteArrayList<>();

    @Override
    public void begin(Run run) {
        runs.add(run);
    }
}
