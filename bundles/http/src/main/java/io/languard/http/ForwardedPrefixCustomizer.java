package io.languard.http;

import io.languard.http.api.ForwardedPrefix;
import io.languard.service.settings.Cidr;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * A customizer that reads the path under which a trusted proxy serves this server from {@code X-Forwarded-Prefix}. The
 * proxy removes that path from requests, so only links in responses depend on it. Must precede {@link
 * ClientAddressCustomizer}, which replaces the peer's address.
 */
final class ForwardedPrefixCustomizer implements HttpConfiguration.Customizer {

    private static final String HEADER = "X-Forwarded-Prefix";
    private static final int MAX_LENGTH = 200;

    /** Only characters that need no escape in a URL, in HTML or in JSON, and no empty or dot segments. */
    private static final Pattern PATH = Pattern.compile("(?:/(?!\\.{1,2}(?:/|$))[A-Za-z0-9._~-]+)+");

    private final List<Cidr> trusted;

    ForwardedPrefixCustomizer(List<Cidr> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        List<HttpField> fields = request.getHeaders().getFields(HEADER);
        if (fields.size() == 1
                && request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress peer
                && trusted.stream().anyMatch(network -> network.contains(peer.getAddress()))) {
            String value = fields.get(0).getValue();
            String path = value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
            if (path.length() <= MAX_LENGTH && PATH.matcher(path).matches()) {
                request.setAttribute(ForwardedPrefix.ATTRIBUTE, path);
            }
        }
        return request;
    }
}
