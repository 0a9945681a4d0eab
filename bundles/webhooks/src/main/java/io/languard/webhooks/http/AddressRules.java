package io.languard.webhooks.http;

import io.languard.service.settings.Cidr;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides which addresses a webhook may reach. An IPv6 address that stands for an IPv4 address (mapped, NAT64, 6to4,
 * Teredo, ISATAP) is judged by both.
 */
final class AddressRules {

    /** Never reached: there, cloud providers hand out the machine's credentials without a password. */
    private static final List<Cidr> METADATA = networks(
            "169.254.0.0/16", // link-local
            "fe80::/10",
            "fd00:ec2::/32", // AWS
            "fd20:ce::254", // Google
            "100.100.100.200", // Alibaba
            "168.63.129.16", // Azure
            "192.0.0.192"); // Oracle

    private static final List<Cidr> MULTICAST = networks("224.0.0.0/4", "255.255.255.255", "ff00::/8");

    /** Of IPv4; of IPv6, all that is not {@link #GLOBAL}. */
    private static final List<Cidr> PRIVATE = networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10", // of providers
            "127.0.0.0/8",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24", // documentation
            "192.168.0.0/16",
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24",
            "203.0.113.0/24",
            "240.0.0.0/4",
            "2001::/23", // protocols, Teredo among them
            "2001:db8::/32");

    private static final List<Cidr> GLOBAL = networks("2000::/3", "64:ff9b::/96");

    private static final List<Cidr> EMBEDDING_LAST =
            networks("::/96", "64:ff9b::/96", "64:ff9b:1::/48", "::5efe:0:0/96", "::200:5efe:0:0/96");
    private static final Cidr NAT64_LOCAL = Cidr.parse("64:ff9b:1::/48");
    private static final Cidr SIX_TO_FOUR = Cidr.parse("2002::/16");
    private static final Cidr TEREDO = Cidr.parse("2001::/32");
    private static final byte[] ISATAP = {0x5e, (byte) 0xfe};

    private final boolean privateAllowed;

    AddressRules(boolean privateAllowed) {
        this.privateAllowed = privateAllowed;
    }

    /** Returns why an address may not be reached; {@code null} if it may. */
    @Nullable
    String problem(InetAddress address) {
        List<InetAddress> meanings = meanings(address);
        if (meanings.stream().anyMatch(each -> isIn(each, METADATA))) {
            return "a link-local or metadata address, which is never reached";
        }
        if (meanings.stream().anyMatch(each -> isIn(each, MULTICAST))) {
            return "a multicast address, which is never reached";
        }
        return !privateAllowed && meanings.stream().anyMatch(AddressRules::isPrivate)
                ? "a private address, which LANGUARD_WEBHOOK_PRIVATE = true would permit"
                : null;
    }

    private static boolean isPrivate(InetAddress address) {
        return isIn(address, PRIVATE) || (address.getAddress().length == 16 && !isIn(address, GLOBAL));
    }

    private static boolean isIn(InetAddress address, List<Cidr> networks) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    /** Returns the address and the IPv4 addresses that it may stand for. */
    private static List<InetAddress> meanings(InetAddress address) {
        List<InetAddress> meanings = new ArrayList<>(List.of(address));
        byte[] bytes = address.getAddress();
        if (bytes.length == 16) {
            if (isIn(address, EMBEDDING_LAST) || Arrays.equals(bytes, 10, 12, ISATAP, 0, 2)) {
                meanings.add(ipv4(bytes, 12, 13, 14, 15));
            }
            if (NAT64_LOCAL.contains(address)) {
                meanings.add(ipv4(bytes, 6, 7, 9, 10)); // RFC 6052, a prefix of 48 bits
            }
            if (SIX_TO_FOUR.contains(address)) {
                meanings.add(ipv4(bytes, 2, 3, 4, 5));
            }
            if (TEREDO.contains(address)) {
                byte[] inverted = bytes.clone();
                for (int i = 12; i < 16; i++) {
                    inverted[i] = (byte) ~inverted[i];
                }
                meanings.add(ipv4(inverted, 12, 13, 14, 15));
            }
        }
        return meanings;
    }

    private static InetAddress ipv4(byte[] bytes, int... at) {
        byte[] address = new byte[at.length];
        for (int i = 0; i < at.length; i++) {
            address[i] = bytes[at[i]];
        }
        try {
            return InetAddress.getByAddress(address);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e); // only for another length
        }
    }

    private static List<Cidr> networks(String... texts) {
        return Stream.of(texts).map(Cidr::parse).toList();
    }
}
