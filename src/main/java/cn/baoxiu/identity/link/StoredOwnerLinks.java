package cn.baoxiu.identity.link;

import cn.baoxiu.identity.OwnerLinks;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Links in table {@code identity_owner_link}. */
@Service
@Transactional
class StoredOwnerLinks implements OwnerLinks {

    private static final int BYTES = 32;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredOwnerLinks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String issue(String purpose, String subject, Instant until) {
        revoke(purpose, subject);
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("insert into identity_owner_link (token_hash, purpose, subject, open_key, created_at, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(hash(token), purpose, subject, key(purpose, subject), bound(clock.instant()), bound(until))
                .update();
        return token;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Link> find(String purpose, String token) {
        if (!TOKEN.matcher(token).matches()) {
            return Optional.empty();
        }
        return jdbc.sql("select subject, expires_at, used_at, revoked_at from identity_owner_link"
                        + " where token_hash = ? and purpose = ?")
                .params(hash(token), purpose)
                .query((row, n) -> link(row))
                .optional();
    }

    /** The update decides: of two who use a link at once the second changes no row. */
    @Override
    public boolean use(String purpose, String token) {
        return TOKEN.matcher(token).matches()
                && jdbc.sql("update identity_owner_link set used_at = ?, open_key = null where token_hash = ?"
                                        + " and purpose = ? and open_key is not null and expires_at >= ?")
                                .params(bound(clock.instant()), hash(token), purpose, bound(clock.instant()))
                                .update()
                        > 0;
    }

    @Override
    public void revoke(String purpose, String subject) {
        jdbc.sql("update identity_owner_link set revoked_at = ?, open_key = null where open_key = ?")
                .params(bound(clock.instant()), key(purpose, subject))
                .update();
    }

    private Link link(ResultSet row) throws SQLException {
        Instant until = row.getObject("expires_at", OffsetDateTime.class).toInstant();
        State state = State.OPEN;
        if (row.getObject("used_at") != null) {
            state = State.USED;
        } else if (row.getObject("revoked_at") != null) {
            state = State.REVOKED;
        } else if (until.isBefore(clock.instant())) {
            state = State.EXPIRED;
        }
        return new Link(row.getString("subject"), state, until);
    }

    private static String key(String purpose, String subject) {
        return purpose + "|" + subject;
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static OffsetDateTime bound(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
