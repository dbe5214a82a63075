package cn.baoxiu.notification.outbox;

import cn.baoxiu.notification.channel.Channel;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Addresses as they are stored and shown. */
public final class Addresses {

    private Addresses() {}

    /** A webhook's URL is a password: it stays in the person's settings, the row holds only its server. */
    static String stored(Channel channel, String address) {
        return channel == Channel.WEBHOOK ? String.valueOf(URI.create(address).getHost()) : address;
    }

    /** A telephone number but for its last four digits, a mail address but for its first letter and its domain. */
    public static String masked(@Nullable String address) {
        if (address == null) {
            return "";
        }
        int at = address.indexOf('@');
        if (at > 0) {
            return address.charAt(0) + "***" + address.substring(at);
        }
        if (!address.matches("[+\\d -]+")) {
            return address;
        }
        return address.length() < 8
                ? "****"
                : "*".repeat(address.length() - 4) + address.substring(address.length() - 4);
    }
}
