package io.languard.lxc;

import io.languard.lxc.engine.InstanceAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Selects the address that a player connects to. */
final class AddressSelector {

    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

    private AddressSelector() {}

    /**
     * Selects an IPv4 address of any interface: global addresses before private ones, never loopback or link-local.
     * Among equals, prefers an address assigned by the engine over one of a container engine inside the container.
     */
    static Optional<String> select(List<InstanceAddress> addresses) {
        return addresses.stream()
                .filter(address -> rank(address.text()) < Rank.UNUSABLE)
                .min(Comparator.comparingInt((InstanceAddress address) -> rank(address.text()))
                        .thenComparing(InstanceAddress::engineManaged, Comparator.reverseOrder()))
                .map(InstanceAddress::text);
    }

    private static final class Rank {
        static final int GLOBAL = 0;
        static final int PRIVATE = 1;
        static final int UNUSABLE = 2;
    }

    private static int rank(String text) {
        var parts = IPV4.matcher(text);
        if (!parts.matches()) {
            return Rank.UNUSABLE;
        }
        int a = Integer.parseInt(parts.group(1));
        int b = Integer.parseInt(parts.group(2));
        int c = Integer.parseInt(parts.group(3));
        if (a == 0 || a == 127 || a == 169 && b == 254 || a >= 224) {
            return Rank.UNUSABLE; // this network, loopback, link-local, multicast and reserved
        }
        return isPrivate(a, b, c) ? Rank.PRIVATE : Rank.GLOBAL;
    }

    /**
     * Returns whether the registry of special-purpose addresses (RFC 6890) lists the address as not globally reachable.
     */
    private static boolean isPrivate(int a, int b, int c) {
        return a == 10
                || a == 172 && b >= 16 && b < 32
                || a == 192 && b == 168
                || a == 100 && b >= 64 && b < 128
                || a == 198 && (b == 18 || b == 19)
                || a == 192 && b == 0 && (c == 0 || c == 2)
                || a == 198 && b == 51 && c == 100
                || a == 203 && b == 0 && c == 113;
    }
}
