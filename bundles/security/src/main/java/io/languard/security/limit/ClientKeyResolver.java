package io.languard.security.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/** Whom an address belongs to, as far as limits are concerned. */
public final class ClientKeyResolver {

    private static final int PREFIX_BYTES = 8;

    private ClientKeyResolver() {}

    /**
     * An IPv4 address stands for itself, an IPv6 address for its /64 (everyone who gets one gets all of it); anything else
     * for itself.
     */
    public static String resolve(String address) {
        if (address == null || address.isBlank()) {
            return "unknown";
        }
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            // Never asks a name server: what has a colon is taken as a literal.
            InetAddress parsed = InetAddress.getByName(address.replaceAll("[\\[\\]]|%.*", ""));
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(parsed.getAddress(), 0, PREFIX_BYTES) + "::/64"
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
