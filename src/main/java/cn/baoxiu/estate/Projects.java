package cn.baoxiu.estate;

import java.util.List;

/** The projects of the group. They change with imports only, so the list may be a minute old. */
public interface Projects {

    /** All projects, by code. */
    List<Project> all();

    /** The same as they are at this moment, for what comes right after an import. */
    default List<Project> now() {
        return all();
    }
}
