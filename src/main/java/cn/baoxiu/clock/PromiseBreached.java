package cn.baoxiu.clock;

/** A promise was not kept in time. Published once per promise, synchronously, in the transaction that finds it. */
public record PromiseBreached(PromiseView promise) {}
