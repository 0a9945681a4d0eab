package io.languard.webhooks.http;

import io.languard.service.settings.Cidr;
import io.languard.service.settings.Settings;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Sends requests with Jetty's HTTP client, which asks {@link CheckedAddressResolver} for the address of every connection.
 * Certificates are checked against the name in the URL. Redirects are not followed, cookies and credentials not kept, and
 * the system's proxies not used.
 */
@Component(service = WebhookSender.class)
public final class JettyWebhookSender implements WebhookSender {

    private static final int LOOKUP_THREADS = 16;
    private static final int MAX_HEADERS = 32 * 1024;
    /** An IPv4 address as one number, which Java accepts as well. */
    private static final Pattern NUMERIC_IPV4 = Pattern.compile("[0-9]+");

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final AddressRules rules;
    private final HostLookup lookup;
    private final SslContextFactory.Client tls;
    private final Duration limit;
    private final Clock clock = Clock.systemUTC();
    private @Nullable HttpClient client;
    private @Nullable ThreadPoolExecutor lookups;
    private boolean stopped;

    @Activate
    public JettyWebhookSender(@Reference Settings settings) {
        this(settings.webhookPrivate(), InetAddress::getAllByName, new SslContextFactory.Client(), LIMIT);
    }

    JettyWebhookSender(boolean privateAllowed, HostLookup lookup, SslContextFactory.Client tls, Duration limit) {
        this.rules = new AddressRules(privateAllowed);
        this.lookup = lookup;
        this.tls = tls;
        this.limit = limit;
    }

    @Override
    public @Nullable String problem(URI uri) {
        Optional<InetAddress> address = knownAddress(uri.getHost());
        String refusal = address.map(rules::problem).orElse(null);
        return refusal == null ? null : "must not lead to " + refusal;
    }

    /** Returns the address of a host for which no name service needs to be asked; other names are checked when used. */
    private static Optional<InetAddress> knownAddress(String host) {
        String name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        if (name.equals("localhost") || name.endsWith(".localhost")) {
            return Optional.of(InetAddress.getLoopbackAddress());
        }
        try {
            return Optional.of(
                    NUMERIC_IPV4.matcher(name).matches() ? InetAddress.getByName(name) : Cidr.parseAddress(name));
        } catch (IllegalArgumentException | UnknownHostException e) {
            return Optional.empty();
        }
    }

    @Override
    public CompletableFuture<WebhookResponse> send(WebhookRequest request) {
        ResponseReader reader = new ResponseReader(clock);
        try {
            Request sent = client().newRequest(request.uri())
                    .method(HttpMethod.POST)
                    .timeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                    .body(new BytesRequestContent("application/json", request.body()));
            request.headers().forEach((name, value) -> sent.headers(headers -> headers.put(name, value)));
            sent.send(reader);
        } catch (RuntimeException e) {
            reader.result().complete(new WebhookResponse(null, null, ResponseReader.describe(e), Duration.ZERO));
        }
        return reader.result();
    }

    /** Returns the client, which is started with the first request: most installations have no webhooks. */
    private synchronized HttpClient client() {
        if (stopped) {
            throw new IllegalStateException("Languard is stopping");
        }
        if (client == null) {
            lookups = lookups();
            client = start(new CheckedAddressResolver(lookup, rules, lookups));
        }
        return client;
    }

    private HttpClient start(CheckedAddressResolver resolver) {
        QueuedThreadPool threads = new QueuedThreadPool(8, 1, 10_000);
        threads.setName("languard-webhook");
        threads.setDaemon(true);
        threads.setReservedThreads(0);
        ClientConnector connector = new ClientConnector();
        connector.setSelectors(1);
        connector.setSslContextFactory(tls);
        HttpClient started = new HttpClient(new HttpClientTransportOverHTTP(connector));
        started.setName("languard-webhook");
        started.setExecutor(threads);
        started.setSocketAddressResolver(resolver);
        started.setConnectTimeout(CONNECT_LIMIT.toMillis());
        started.setIdleTimeout(30_000);
        started.setMaxResponseHeadersSize(MAX_HEADERS);
        started.setFollowRedirects(false);
        started.setHttpCookieStore(new HttpCookieStore.Empty());
        started.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, "Languard"));
        try {
            started.start();
        } catch (Exception e) {
            throw new IllegalStateException("Failed to start the client for webhooks", e);
        }
        started.getProtocolHandlers().clear(); // of redirects and authentication
        started.getContentDecoderFactories().clear(); // bodies are not read
        return started;
    }

    private static ThreadPoolExecutor lookups() {
        return new ThreadPoolExecutor(0, LOOKUP_THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
            Thread thread = new Thread(work, "languard-webhook-lookup");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Deactivate
    public synchronized void stop() throws Exception {
        stopped = true;
        if (lookups != null) {
            lookups.shutdownNow();
        }
        if (client != null) {
            client.stop();
        }
    }
}
