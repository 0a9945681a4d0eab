package io.languard.rest.io;

import io.languard.service.settings.Cidr;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * The origin of a request.
 *
 * @param forwarded whether it came through an untrusted proxy, so that the address is the proxy's
 */
public record RequestOrigin(InetAddress address, boolean forwarded) {

    /** Returns the origin of a request. */
    public static RequestOrigin of(HttpServletRequest request) {
        // A link-local address includes the name of an interface.
        String text = request.getRemoteAddr().replaceAll("[\\[\\]]|%.*", "");
        return new RequestOrigin(
                Cidr.parseAddress(text), Boolean.TRUE.equals(request.getAttribute("languard.forwarded")));
    }

    /** Returns whether the request was sent from this machine. */
    public boolean isLoopback() {
        return !forwarded && address.isLoopbackAddress();
    }

    /** Returns whether the request was sent from a private network. */
    public boolean isPrivate() {
        return !forwarded && isSite(address);
    }

    /**
     * Returns whether the origin is unknown: an untrusted proxy may forward requests from anywhere, even if it runs
     * nearby.
     */
    public boolean isUnknown() {
        return forwarded && (address.isLoopbackAddress() || isSite(address));
    }

    private static boolean isSite(InetAddress address) {
        // fc00::/7 replaced the site-local addresses.
        return address instanceof Inet6Address
                ? (address.getAddress()[0] & 0xfe) == 0xfc
                : address.isSiteLocalAddress();
    }
}
