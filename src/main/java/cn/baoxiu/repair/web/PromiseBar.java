package cn.baoxiu.repair.web;

import cn.baoxiu.clock.CalendarId;
import cn.baoxiu.clock.PromiseView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of its time a promise has used, for the bar on the page of its case (rules R2). Minutes are countable ones
 * of the promise's calendar, so a bar of working time does not grow over night.
 *
 * @param percent of the time used, 0 to 100; null if nothing is to be drawn, as for a promise that was dropped
 * @param overdueMinutes by how much it is or was late, 0 if it is not
 * @param marks percent at which people are warned
 */
public record PromiseBar(PromiseView promise, @Nullable Integer percent, long overdueMinutes, List<Integer> marks) {

    /** Whether minutes are those of working days. */
    public boolean working() {
        return promise.calendar() == CalendarId.CAL_CN_WORK;
    }

    public boolean paused() {
        return promise.state() == PromiseView.State.PAUSED;
    }
}
