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

/** Waits until the platform answers that it is healthy, and says so; or says what it waits for. */
final class PlatformHealthWaiter {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int PAUSES_A_LOOK = 10;

    /** So many answers are asked for quickly; from then on there is a real wait, which must not use up a client's limit. */
    private static final int QUICK_ANSWERS = 20;

    private static final Duration LONG_PAUSE = Duration.ofSeconds(2);
    private static final int ANSWER_MILLIS = 5000;

    private final OsgiFramework framework;
    private final ComponentHealth componentHealth;
    private final Settings settings;
    private int answers;

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
        long patience = System.nanoTime() + PATIENCE.toNanos();
        boolean reported = false;
        for (int round = 0; !isHealthy(); round++) {
            if (framework.context() == null) {
                return;
            }
            if (round % PAUSES_A_LOOK == PAUSES_A_LOOK - 1) {
                Optional<String> failed = componentHealth.findFailure();
                if (failed.isPresent()) {
                    throw new StartupException(failed.get());
                }
            }
            if (!reported && System.nanoTime() > patience) {
                reported = true;
                System.err.println("languard: not healthy after " + PATIENCE.toSeconds() + " seconds");
                componentHealth.describeUnsatisfied().forEach(line -> System.err.println("languard: " + line));
                DeferredConsoleAppender.open();
            }
            Thread.sleep((answers < QUICK_ANSWERS ? PAUSE : LONG_PAUSE).toMillis());
        }
        System.out.println("Languard " + version + " is ready: http://" + host() + ":" + settings.port() + "/api");
        System.out.println("Adapters are dropped into " + settings.adapters());
        firstPassword(framework.context())
                .ifPresent(password -> System.out.println("First start: user admin, password " + password));
        System.out.flush();
        DeferredConsoleAppender.open();
    }

    private boolean isHealthy() {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.connect(new InetSocketAddress(address(), settings.port()), ANSWER_MILLIS);
            socket.getOutputStream()
                    .write(("GET /api/system/health HTTP/1.1\r\nHost: " + host() + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String status = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            answers++;
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

    /** The password that was made up at the very first start, for the console's eyes alone. */
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
