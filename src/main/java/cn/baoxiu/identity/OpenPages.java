package cn.baoxiu.identity;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** What answers to pages without a login have in common: their address is the key, and goes to nobody else. */
public final class OpenPages {

    private static final String AFTER_SECONDS = "60";

    private OpenPages() {}

    /** Neither search machines nor caches keep the page, and no other page learns its address. */
    public static void headers(HttpServletResponse response) {
        response.setHeader("X-Robots-Tag", "noindex, nofollow, noarchive");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
    }

    /** The address has asked more often than {@link OpenPageLimit} allows. */
    public static void tooMany(HttpServletResponse response) {
        headers(response);
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, AFTER_SECONDS);
    }
}
