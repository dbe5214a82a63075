package cn.baoxiu.clock;

/**
 * A share of the time of a promise has passed. Published once per promise and share, synchronously.
 *
 * @param percent of the countable minutes from start to due: 50 and 80 as shipped (decision {@code promise-warning})
 */
public record PromiseWarned(PromiseView promise, int percent) {}
