package io.languard.rest.io;

import io.languard.service.settings.Cidr;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * Where a request came from.
 *
 * @param forwarded it came through a proxy that nobody told us to trust, so the address is the proxy's
 */
public record RequestOrigin(InetAddress address, boolean forwarded) {

    /** Where this request came from. */
    public static RequestOrigin of(HttpServletRequest request) {
        // A link-local address comes with the name of an interface.
        String text = request.getRemoteAddr().replaceAll("[\\[\\]]|%.*", "");
        return new RequestOrigin(
                Cidr.parseAddress(text), Boolean.TRUE.equals(request.getAttribute("languard.forwarded")));
    }

    /** Whether it was sent on this machine. */
    public boolean isLoopback() {
        return !forwarded && address.isLoopbackAddress();
    }

    /** Whether it was sent from a private network. */
    public boolean isPrivate() {
        return !forwarded && isSite(address);
    }

    /** Whether nobody knows: a proxy beside us may speak for anybody, however near it is itself. */
    public boolean isUnknown() {
        return forwarded && (address.isLoopbackAddress() || isSite(address));
    }

    private static boolean isSite(InetAddress address) {
        // fc00::/7 is what site-local addresses became.
        return address instanceof Inet6Address
                ? (address.getAddress()[0] & 0xfe) == 0xfc
                : address.isSiteLocalAddress();
    }
}
