package io.languard.launcher;

import io.languard.service.settings.Settings;
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

    private final OsgiFramework framework;
    private final ComponentHealth componentHealth;
    private final Settings settings;
    private final HealthProbe healthProbe;
    private int responses;

    private PlatformHealthWaiter(OsgiFramework framework, Settings settings, HealthProbe healthProbe) {
        this.framework = framework;
        this.componentHealth = new ComponentHealth(framework.context());
        this.settings = settings;
        this.healthProbe = healthProbe;
    }

    /** Returns whether the platform has become ready; false if it was stopped before. */
    static boolean await(OsgiFramework framework, Settings settings, HealthProbe healthProbe, String version)
            throws StartupException {
        try {
            return new PlatformHealthWaiter(framework, settings, healthProbe).await(version);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean await(String version) throws StartupException, InterruptedException {
        long reportTime = System.nanoTime() + REPORT_AFTER.toNanos();
        boolean reported = false;
        for (int round = 0; !isHealthy(); round++) {
            if (framework.context() == null) {
                return false;
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
        String root = healthProbe.root();
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
        return true;
    }

    private boolean isHealthy() {
        int status = healthProbe.status();
        responses += status == 0 ? 0 : 1;
        return status == 200;
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
