package io.languard.luanti.ban;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Normalizes IP addresses to the form in which the engine writes them, so that they can be compared. */
public final class IpAddressNormalizer {

    private static final String MAPPED = "::ffff:";

    private static final Pattern IPV4 =
            Pattern.compile("(0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])(\\.(0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])){3}");

    /** Requires a colon, so that no host name is looked up. */
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /** A run of two or more groups of zeros. */
    private static final Pattern ZEROS = Pattern.compile("(?<![0-9a-f])0(:0)+(?![0-9a-f])");

    private IpAddressNormalizer() {}

    /**
     * Returns the normalized address; empty if the text is not an address. IPv4-mapped IPv6 addresses are returned as
     * IPv4.
     */
    public static Optional<String> normalize(String text) {
        String address = text.strip();
        if (IPV4.matcher(address).matches()) {
            return Optional.of(address);
        }
        if (!IPV6.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            InetAddress parsed = InetAddress.getByName(address);
            return Optional.of(
                    parsed instanceof Inet4Address ? parsed.getHostAddress() : shorten(parsed.getHostAddress()));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Returns the address as a server that listens on IPv6 sees it. */
    static String toMappedIpv6(String address) {
        return address.indexOf(':') < 0 ? MAPPED + address : address;
    }

    /** Like inet_ntop, omits the first of the longest runs of zeros. */
    private static String shorten(String groups) {
        Matcher zeros = ZEROS.matcher(groups);
        int from = 0;
        int to = 0;
        while (zeros.find()) {
            if (zeros.end() - zeros.start() > to - from) {
                from = zeros.start();
                to = zeros.end();
            }
        }
        if (to == 0) {
            return groups;
        }
        String head = from == 0 ? "" : groups.substring(0, from - 1);
        String tail = to == groups.length() ? "" : groups.substring(to + 1);
        return head + "::" + tail;
    }
}
