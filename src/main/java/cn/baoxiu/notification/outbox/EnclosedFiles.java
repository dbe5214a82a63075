package cn.baoxiu.notification.outbox;

import cn.baoxiu.notification.Enclosures;
import cn.baoxiu.notification.Enclosures.Enclosure;
import java.util.Collection;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Finds the file that goes with a mail. */
@Component
class EnclosedFiles {

    private final Collection<Enclosures> all;

    EnclosedFiles(Collection<Enclosures> all) {
        this.all = all;
    }

    /** No room need enclose anything. */
    @Autowired
    EnclosedFiles(ObjectProvider<Enclosures> rooms) {
        this(rooms.orderedStream().toList());
    }

    /**
     * @param name as the notice gave it
     * @throws IllegalStateException if there is no such file: a mail that speaks of a file does not leave without it
     */
    Enclosure open(String name) {
        int colon = name.indexOf(':');
        return all.stream()
                .filter(room -> room.kind().equals(name.substring(0, colon)))
                .findFirst()
                .flatMap(room -> room.open(name.substring(colon + 1)))
                .orElseThrow(() -> new IllegalStateException("no file " + name));
    }
}
