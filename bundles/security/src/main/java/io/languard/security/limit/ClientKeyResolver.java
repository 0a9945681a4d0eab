package io.languard.security.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/** Maps a client address to the key under which rate limits count it. */
public final class ClientKeyResolver {

    private static final int PREFIX_BYTES = 8;

    private ClientKeyResolver() {}

    /**
     * Returns an IPv4 address unchanged and an IPv6 address reduced to its /64 prefix, because a client usually
     * controls a whole /64. IPv4-mapped IPv6 addresses are returned as IPv4, anything else unchanged, and {@code
     * null} or blank text as {@code "unknown"}.
     */
    public static String resolve(String address) {
        if (address == null || address.isBlank()) {
            return "unknown";
        }
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            // Never triggers a DNS lookup: a host with a colon is parsed as a literal.
            InetAddress parsed = InetAddress.getByName(address.replaceAll("[\\[\\]]|%.*", ""));
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(parsed.getAddress(), 0, PREFIX_BYTES) + "::/64"
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
