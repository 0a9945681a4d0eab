package io.languard.http;

import io.languard.http.api.WebSocketSender;
import io.languard.service.settings.Settings;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.ee11.websocket.jakarta.server.JakartaWebSocketServerContainer;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.core.server.WebSocketMappings;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP server with one port and one servlet context at {@code /}, whose servlets can be added and removed while it
 * runs.
 */
final class HttpServer {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration BODY_GRACE = Duration.ofSeconds(5);
    private static final Duration STOP = Duration.ofMillis(800);
    private static final int MAX_HEADER_BYTES = 16 * 1024;
    static final int MAX_THREADS = 48;
    private static final int MAX_CONNECTIONS = 1024;
    private static final List<String> COMPRESSED =
            List.of("application/json", "text/html", "text/css", "text/plain", "text/javascript", "image/svg+xml");

    private final Server server;
    private final HttpConnectionFactory connectionFactory;
    private final ServerConnector connector;
    private final DispatcherServlet dispatcherServlet = new DispatcherServlet();
    private final RoutingHandler routingHandler;
    private @Nullable WebAppHandler apps;
    private @Nullable InternalConnector internal;
    private boolean stopped;

    HttpServer(Settings settings, RequestMetrics counts) {
        server = new Server(threads());
        ResponseHeaderCustomizer headers = new ResponseHeaderCustomizer(settings.corsOrigins());
        EnvelopeErrorHandler errors = new EnvelopeErrorHandler(headers);
        connectionFactory = new HttpConnectionFactory(configuration(settings, headers));
        connector = connector(server, connectionFactory);
        connector.setHost(settings.bind().getHostAddress());
        connector.setPort(settings.port());
        // Java's default backlog of 50 is too short for bursts of connections; clients beyond it wait for seconds or
        // are reset.
        connector.setAcceptQueueSize(MAX_CONNECTIONS);
        connector.setIdleTimeout(IDLE.toMillis());
        connector.setShutdownIdleTimeout(STOP.toMillis() / 3);
        server.addConnector(connector);
        // Also bounds the queue of the thread pool, since a connection has at most one task in it.
        server.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, connector));

        ServletContextHandler context = new ServletContextHandler();
        context.setContextPath("/");
        context.setErrorHandler(errors);
        ServletHolder holder = new ServletHolder("servlets", dispatcherServlet);
        holder.setAsyncSupported(true);
        holder.setInitOrder(1);
        context.addServlet(holder, "/*");
        addWebSocketContainer(context);
        context.setAttribute(WebSocketSender.class.getName(), new JettyWebSocketSender());
        server.setErrorHandler(errors);
        server.setRequestLog(counts);
        routingHandler = new RoutingHandler(dispatcherServlet, context);
        Handler handler = compressing(new BodyRateHandler(BODY_GRACE, new ForwardedPrefixHandler(routingHandler)));
        server.setHandler(new SlowReaderHandler(new HeaderLimitHandler(new PreflightHandler(headers, handler))));
        server.setStopTimeout(STOP.toMillis());
    }

    /**
     * Starts the server.
     *
     * @throws IOException if the port cannot be bound
     */
    void start() throws IOException {
        try {
            server.start();
        } catch (Exception e) {
            stop();
            throw e instanceof IOException cause ? cause : new IOException("The HTTP server does not start", e);
        }
    }

    /** Sets the handler of requests that the platform does not serve itself; {@code null} for none. */
    void setWebAppHandler(Request.@Nullable Handler others) {
        routingHandler.setWebAppHandler(others);
    }

    /** Starts serving web applications as soon as the first one is installed. */
    void serveWebApps(BundleContext context) {
        server.getThreadPool().execute(() -> startWebApps(context));
    }

    private synchronized void startWebApps(BundleContext context) {
        if (stopped) {
            return;
        }
        try {
            WebAppHandler created = new WebAppHandler(server.getThreadPool(), WebAppTempDirectory.create(context));
            apps = created;
            created.start(context);
            setWebAppHandler(created);
        } catch (IOException | RuntimeException e) {
            LOG.error("Web applications can't be served", e);
        }
    }

    /** Waits briefly for requests in flight, then closes all connections. */
    synchronized void stop() {
        stopped = true;
        try {
            setWebAppHandler(null);
            if (apps != null) {
                apps.stop();
            }
            server.stop();
        } catch (TimeoutException e) {
            LOG.debug("Requests were cut off", e);
        } catch (Exception e) {
            throw new IllegalStateException("The HTTP server does not stop", e);
        }
    }

    /** Returns whether the server processes a request within a time, however many connections from outside there are. */
    boolean responds(Duration limit) {
        InternalConnector present;
        synchronized (this) {
            if (stopped) {
                return false;
            }
            if (internal == null) {
                internal = new InternalConnector(server, connectionFactory);
            }
            present = internal;
        }
        return present.responds(limit);
    }

    /** Returns the connector that accepts connections. */
    ServerConnector connector() {
        return connector;
    }

    /** Returns the port that the server listens on. */
    int port() {
        return connector.getLocalPort();
    }

    void add(Servlet servlet, ServletRegistration registration) {
        try {
            dispatcherServlet.add(servlet, registration);
        } catch (ServletException e) {
            throw new IllegalStateException("Servlet " + registration.name() + " failed to start", e);
        }
    }

    void remove(Servlet servlet) {
        dispatcherServlet.remove(servlet);
    }

    private static ServerConnector connector(Server server, HttpConnectionFactory factory) {
        return new ServerConnector(server, 1, 1, factory) {
            @Override
            protected SocketChannelEndPoint newEndPoint(
                    SocketChannel channel, ManagedSelector selector, SelectionKey key) {
                SocketChannelEndPoint endPoint = new HeaderLimitEndPoint(channel, selector, key, getScheduler());
                endPoint.setIdleTimeout(getIdleTimeout());
                return endPoint;
            }
        };
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 4, (int) IDLE.toMillis(), 0, null, null);
        threads.setName("http");
        return threads;
    }

    private static HttpConfiguration configuration(Settings settings, ResponseHeaderCustomizer headers) {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendXPoweredBy(false);
        configuration.setRequestHeaderSize(MAX_HEADER_BYTES);
        configuration.addCustomizer(headers);
        configuration.addCustomizer(new ForwardedPrefixCustomizer(settings.trustedProxies()));
        configuration.addCustomizer(new ClientAddressCustomizer(settings.trustedProxies()));
        return configuration;
    }

    /**
     * Adds the container that servlets use to upgrade requests. Jetty's own initializer would also add a filter that looks
     * for upgrades in every request, which takes 3 % of the processor time of a short response.
     */
    private static void addWebSocketContainer(ServletContextHandler context) {
        context.addServletContainerInitializer((classes, servletContext) -> {
            WebSocketServerComponents.ensureWebSocketComponents(context.getServer(), context);
            WebSocketMappings.ensureMappings(context);
            JakartaWebSocketServerContainer.ensureContainer(servletContext);
        });
    }

    private static CompressionHandler compressing(Handler next) {
        GzipCompression gzip = new GzipCompression();
        gzip.setMinCompressSize(1024);
        CompressionConfig.Builder config =
                CompressionConfig.builder().compressIncludeMethod("GET").decompressExcludePath("/*");
        COMPRESSED.forEach(config::compressIncludeMimeType);
        CompressionHandler handler = new CompressionHandler(next);
        handler.putCompression(gzip);
        handler.putConfiguration("/*", config.build());
        return handler;
    }
}
