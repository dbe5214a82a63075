package cn.baoxiu.identity.camunda;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which password belonged to which stored hash, so that a program's every request need not be checked by the
 * engine again. That never becomes untrue: whoever changes a password changes the hash, which is read with each
 * request. Passwords themselves are not kept, only a digest under a key that dies with the program.
 */
final class AcceptedPasswords {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key = new SecretKeySpec(random(), ALGORITHM);
    private final Cache<String, String> hashes = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    void remember(String userId, String password, String hash) {
        hashes.put(digest(userId, password), hash);
    }

    /** @param hash what is stored for the user now */
    boolean accepts(String userId, String password, @Nullable String hash) {
        return hash != null && hash.equals(hashes.getIfPresent(digest(userId, password)));
    }

    private String digest(String userId, String password) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(userId.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] random() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
