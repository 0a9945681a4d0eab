package io.languard.service.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A network of IPv4 or IPv6 addresses, such as {@code 10.0.0.0/8}; a single address is a network of one.
 *
 * @param network the address of the network, its host bits zero
 * @param prefix number of leading bits that an address must share with it
 */
public record Cidr(InetAddress network, int prefix) {

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("\\[?([0-9a-fA-F:.]*:[0-9a-fA-F:.]*)(%[0-9A-Za-z._-]+)?]?");
    private static final Pattern PREFIX = Pattern.compile("[0-9]{1,3}");

    /** Clears the host bits of {@code network}. */
    public Cidr {
        Objects.requireNonNull(network, "network");
        if (prefix < 0 || prefix > bits(network)) {
            throw new IllegalArgumentException("invalid prefix length: " + prefix);
        }
        network = masked(network, prefix);
    }

    /**
     * Parses {@code 10.0.0.0/8}, {@code fd00::/8} or a single address. Never queries a name service.
     *
     * @throws IllegalArgumentException if the text is neither
     */
    public static Cidr parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            InetAddress single = parseAddress(text);
            return new Cidr(single, bits(single));
        }
        String length = text.substring(slash + 1);
        if (!PREFIX.matcher(length).matches()) {
            throw new IllegalArgumentException("invalid prefix length: " + length);
        }
        return new Cidr(parseAddress(text.substring(0, slash)), Integer.parseInt(length));
    }

    /**
     * Parses a numeric address, also as returned by a servlet request: an IPv6 address may be in brackets and have a
     * zone, which is ignored. Never queries a name service.
     *
     * @throws IllegalArgumentException if the text is not a numeric address
     */
    public static InetAddress parseAddress(String text) {
        Matcher ipv6 = IPV6.matcher(text);
        if (text.startsWith("[") != text.endsWith("]") || (!IPV4.matcher(text).matches() && !ipv6.matches())) {
            throw new IllegalArgumentException("invalid address: " + text);
        }
        try {
            return InetAddress.getByName(ipv6.matches() ? ipv6.group(1) : text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("invalid address: " + text, e);
        }
    }

    /** Returns whether the address is in this network. An address of the other family never is. */
    public boolean contains(InetAddress address) {
        return bits(address) == bits(network) && masked(address, prefix).equals(network);
    }

    @Override
    public String toString() {
        return network.getHostAddress() + "/" + prefix;
    }

    private static int bits(InetAddress address) {
        return address.getAddress().length * Byte.SIZE;
    }

    private static InetAddress masked(InetAddress address, int prefix) {
        byte[] bytes = address.getAddress();
        for (int bit = prefix; bit < bytes.length * Byte.SIZE; bit++) {
            bytes[bit / Byte.SIZE] &= (byte) ~(0x80 >> bit % Byte.SIZE);
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("invalid address length: " + bytes.length, e);
        }
    }
}
