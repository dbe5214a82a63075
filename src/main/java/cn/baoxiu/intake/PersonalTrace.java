package cn.baoxiu.intake;

import java.util.Collection;

/**
 * Something this room keeps besides the reports from which a person could be recognised, for example an index of
 * words. Erased in the same transaction as the reports.
 */
public interface PersonalTrace {

    /** @param caseNumbers cases whose reports are erased; at least one */
    void erase(Collection<String> caseNumbers);
}
