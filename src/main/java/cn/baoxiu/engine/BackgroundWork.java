package cn.baoxiu.engine;

/** Takes work to be done in the background by the {@link BackgroundTask} of that name. */
public interface BackgroundWork {

    /**
     * Stores the work in the caller's transaction: it is done if, and only if, that commits. Work that waits or runs
     * already under the same name and id is not stored twice.
     *
     * @param taskName {@link BackgroundTask#name()}
     * @param id which piece of work, at most 100 characters
     * @throws IllegalArgumentException if there is no such task
     */
    void submit(String taskName, String id);
}
