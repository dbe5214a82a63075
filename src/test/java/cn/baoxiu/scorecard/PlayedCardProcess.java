package cn.baoxiu.scorecard;

import cn.baoxiu.scorecard.card.CardProcess;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Remembers which runs were begun. */
final class PlayedCardProcess implements CardProcess {

    final List<Run> runs = new CopyOnWriteArrayList<>();
    final Set<String> stopped = ConcurrentHashMap.newKeySet();

    @Override
    public void begin(Run run) {
        runs.add(run);
    }

    /** Runs that somebody has stopped are {@link #stopped}. */
    @Override
    public Set<String> going() {
        return runs.stream().map(Run::key).filter(key -> !stopped.contains(key)).collect(Collectors.toSet());
    }
}
