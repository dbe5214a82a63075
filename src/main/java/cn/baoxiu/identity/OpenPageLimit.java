package cn.baoxiu.identity;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/**
 * How often one address may ask pages that are open to everybody, on this node: their tokens cannot be guessed, but trying
 * shall cost something.
 */
@Component
public class OpenPageLimit {

    /** A site office behind one address reads a pile of letters; a program that tries tokens asks more. */
    public static final int A_MINUTE = 120;

    private static final int ADDRESSES = 10_000;

    private final LoadingCache<String, AtomicInteger> asked = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(1))
            .maximumSize(ADDRESSES)
            .build(address -> new AtomicInteger());

    /** Counts the request. */
    public boolean allows(String address) {
        return asked.get(address).incrementAndGet() <= A_MINUTE;
    }
}
