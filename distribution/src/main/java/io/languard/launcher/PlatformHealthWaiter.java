package io.languard.launcher;

import io.languard.service.settings.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * Waits until the platform reports that it is healthy, and prints that it is ready. Until then, reports what is
 * missing.
 */
final class PlatformHealthWaiter {

    private static final Duration REPORT_AFTER = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int PAUSES_PER_CHECK = 10;

    /** The number of quick health checks; later ones are slower, so that they do not use up a client's rate limit. */
    private static final int QUICK_CHECKS = 20;

    private static final Duration LONG_PAUSE = Duration.ofSeconds(2);
    private static final int TIMEOUT_MILLIS = 5000;

    private final OsgiFramework framework;
    private final ComponentHealth componentHealth;
    private final Settings settings;
    private int responses;

    private PlatformHealthWaiter(OsgiFramework framework, Settings settings) {
        this.framework = framework;
        this.componentHealth = new ComponentHealth(framework.context());
        this.settings = settings;
    }

    static void await(OsgiFramework framework, Settings settings, String version) throws StartupException {
        try {
            new PlatformHealthWaiter(framework, settings).await(version);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void await(String version) throws StartupException, InterruptedException {
        long reportTime = System.nanoTime() + REPORT_AFTER.toNanos();
        boolean reported = false;
        for (int round = 0; !isHealthy(); round++) {
            if (framework.context() == null) {
                return;
            }
            if (round % PAUSES_PER_CHECK == PAUSES_PER_CHECK - 1) {
                Optional<String> failed = componentHealth.findFailure();
                if (failed.isPresent()) {
                    throw new StartupException(failed.get());
                }
            }
            if (!reported && System.nanoTime() > reportTime) {
                reported = true;
                System.err.println("languard: still not healthy after " + REPORT_AFTER.toSeconds() + " seconds");
                componentHealth.describeUnsatisfied().forEach(line -> System.err.println("languard: " + line));
                DeferredConsoleAppender.open();
            }
            Thread.sleep((responses < QUICK_CHECKS ? PAUSE : LONG_PAUSE).toMillis());
        }
        String root = "http://" + host() + ":" + settings.port();
        System.out.println("Languard " + version + " is ready: " + root + "/api");
        System.out.println("Drop folder for adapters: " + settings.adapters());
        if (settings.console()) {
            System.out.println("Console: " + root + "/console/");
        }
        firstPassword(framework.context())
                .ifPresent(password -> System.out.println("First start: user admin, password " + password));
        settings.placeholders().forEach(line -> System.out.println("Note: " + line));
        System.out.flush();
        DeferredConsoleAppender.open();
    }

    private boolean isHealthy() {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(new InetSocketAddress(address(), settings.port()), TIMEOUT_MILLIS);
            socket.getOutputStream()
                    .write(("GET /api/system/health HTTP/1.1\r\nHost: " + host() + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String status = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            responses++;
            return status != null && status.startsWith("HTTP/1.1 200 ");
        } catch (IOException e) {
            return false;
        }
    }

    private InetAddress address() {
        return settings.bind().isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : settings.bind();
    }

    private String host() {
        String host = address().getHostAddress();
        return host.contains(":") ? "[" + host + "]" : host;
    }

    /** Returns the password generated at the first start, which is only ever shown on the console. */
    private static Optional<String> firstPassword(BundleContext context) {
        try {
            ServiceReference<?>[] found =
                    context.getServiceReferences(Supplier.class.getName(), "(languard.first.password=true)");
            return found == null
                    ? Optional.empty()
                    : Optional.ofNullable(((Supplier<?>) context.getService(found[0])).get())
                            .map(Object::toString);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
