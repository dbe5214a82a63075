package cn.baoxiu.demo;

import org.springframework.stereotype.Component;

/** How far the demo load has come, for the page shown meanwhile. */
@Component
class DemoProgress {

    private volatile State state = new State("start", 0, 0, false);

    record State(String step, int done, int total, boolean finished) {

        public int percent() {
            return total == 0 ? 0 : done * 100 / total;
        }
    }

    void at(String step, int done, int total) {
        state = new State(step, done, total, false);
    }

    void finish() {
        state = new State("finished", 1, 1, true);
    }

    State state() {
        return state;
    }
}
