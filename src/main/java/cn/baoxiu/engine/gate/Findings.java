package cn.baoxiu.engine.gate;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;

/** What the checks of one deployment found. */
final class Findings {

    /**
     * @param file resource name
     * @param element id of the element, empty for the file as a whole
     * @param messageKey reason in the message bundles
     */
    record Finding(String file, String element, String messageKey, List<Object> args) {}

    private final List<Finding> all = new ArrayList<>();

    void add(String file, String element, String messageKey, Object... args) {
        Finding finding = new Finding(file, element, messageKey, List.of(args));
        if (!all.contains(finding)) {
            all.add(finding);
        }
    }

    void add(String file, Element element, String messageKey, Object... args) {
        add(file, ModelXml.idNear(element), messageKey, args);
    }

    List<Finding> all() {
        return all;
    }
}
