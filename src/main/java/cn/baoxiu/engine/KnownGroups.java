package cn.baoxiu.engine;

/**
 * Says which candidate groups a model may name, so that a misspelt group is refused at deployment instead of hiding
 * tasks from everybody. Implemented by {@code identity}.
 */
public interface KnownGroups {

    /** @param groupId literal candidate group of a model, for example {@code warranty-office} */
    boolean knows(String groupId);
}
