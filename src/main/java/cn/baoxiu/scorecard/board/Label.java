package cn.baoxiu.scorecard.board;

import cn.baoxiu.scorecard.kpi.Kpi;
import java.util.List;

/** What a line or column is called; said in the reader's language by whoever shows it. */
public sealed interface Label {

    /** A name that is the same in every language. */
    record Text(String text) implements Label {}

    /** A message of the bundles. */
    record Message(String key, List<Object> args) implements Label {

        public Message {
            args = List.copyOf(args);
        }
    }

    /** The name of a key figure. */
    record Figure(Kpi kpi) implements Label {}

    /** A name in both languages. */
    record Both(String chinese, String english) implements Label {}

    /** Two of them, one after the other. */
    record Pair(Label first, Label second) implements Label {}

    static Label text(String text) {
        return new Text(text);
    }

    static Label message(String key, Object... args) {
        return new Message(key, List.of(args));
    }
}
