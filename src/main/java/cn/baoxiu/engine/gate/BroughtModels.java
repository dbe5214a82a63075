package cn.baoxiu.engine.gate;

import java.util.Set;

/**
 * Ids of the models that come with one deployment, and so may refer to each other.
 *
 * @param processes process ids
 * @param decisions decision ids
 * @param forms form ids
 */
record BroughtModels(Set<String> processes, Set<String> decisions, Set<String> forms) {}
