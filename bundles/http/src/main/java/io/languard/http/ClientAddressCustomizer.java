package io.languard.http;

import io.languard.service.settings.Cidr;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * A customizer that determines the client address of a request: the peer's address or, if the peer is a trusted proxy,
 * the right-most address of {@code X-Forwarded-For} that is not a trusted proxy. Addresses to the left of that one are
 * claims of the client and are ignored.
 */
final class ClientAddressCustomizer implements HttpConfiguration.Customizer {

    /**
     * Request attribute that is {@code true} if the request came through a proxy that is not trusted to report the
     * client address.
     */
    static final String FORWARDED_ATTRIBUTE = "languard.forwarded";

    private static final String REAL_IP = "X-Real-IP";
    private static final Pattern WITH_PORT = Pattern.compile("(?:\\[([^\\]]*)]|([0-9.]+))(?::[0-9]{1,5})?");

    private final List<Cidr> trusted;

    ClientAddressCustomizer(List<Cidr> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        HttpFields headers = request.getHeaders();
        boolean chained = headers.contains(HttpHeader.X_FORWARDED_FOR);
        if (!chained && !headers.contains(HttpHeader.FORWARDED) && !headers.contains(REAL_IP)) {
            return request;
        }
        if (!(request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress peer)
                || !chained
                || !isTrusted(peer.getAddress())) {
            request.setAttribute(FORWARDED_ATTRIBUTE, true);
            return request;
        }
        InetAddress client = peer.getAddress();
        Deque<String> hops = new ArrayDeque<>(headers.getCSV(HttpHeader.X_FORWARDED_FOR, false));
        while (isTrusted(client) && !hops.isEmpty()) {
            Optional<InetAddress> hop = read(hops.removeLast());
            if (hop.isEmpty()) {
                request.setAttribute(FORWARDED_ATTRIBUTE, true);
                break;
            }
            client = hop.get();
        }
        return seenFrom(new InetSocketAddress(client, peer.getPort()), request);
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }

    private static Optional<InetAddress> read(String hop) {
        try {
            Matcher matcher = WITH_PORT.matcher(hop);
            if (!matcher.matches()) {
                return Optional.of(Cidr.parseAddress(hop));
            }
            return Optional.of(Cidr.parseAddress(matcher.group(1) == null ? matcher.group(2) : matcher.group(1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Request seenFrom(InetSocketAddress client, Request request) {
        ConnectionMetaData connection = new ConnectionMetaData.Wrapper(request.getConnectionMetaData()) {
            @Override
            public SocketAddress getRemoteSocketAddress() {
                return client;
            }
        };
        return new Request.Wrapper(request) {
            @Override
            public ConnectionMetaData getConnectionMetaData() {
                return connection;
            }
        };
    }
}
