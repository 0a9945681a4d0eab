package io.languard.launcher;

import io.languard.service.settings.ContainerProcess;
import io.languard.service.settings.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.felix.framework.FrameworkFactory;
import org.apache.felix.framework.util.FelixConstants;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.service.log.LogService;
import org.osgi.service.log.LoggerFactory;

/** The OSGi framework with the platform's bundles. */
final class OsgiFramework {

    private static final int ALL_LEVELS = 100;
    private static final String CONSOLE = "languard-console-";
    private static final Duration STOP_TIMEOUT = Duration.ofMillis(4500);

    /** The time in which killed games end. */
    private static final Duration KILL_TIMEOUT = Duration.ofSeconds(3);

    private static final List<Duration> COLLECTION_DELAYS = List.of(Duration.ofSeconds(10), Duration.ofSeconds(10));
    private static final Duration IDLE_CHECK_INTERVAL = Duration.ofSeconds(30);

    private final Framework framework;
    private final Duration stopTimeout;
    private final Map<Bundle, Throwable> failures = new ConcurrentHashMap<>();

    private OsgiFramework(Framework framework, Duration stopTimeout) {
        this.framework = framework;
        this.stopTimeout = stopTimeout;
    }

    /** Creates the framework and installs the bundles without starting them. */
    static OsgiFramework create(
            LanguardHome languardHome, DataFolder data, String version, Map<String, String> settings)
            throws StartupException {
        SystemBundleInstaller bundles =
                SystemBundleInstaller.find(languardHome.systemFolder(), omitted(settings), ClassPath.ofProcess());
        bundles.checkCache(data.cache());
        Framework framework = new FrameworkFactory()
                .newFramework(frameworkProperties(languardHome, data, version, settings), bundles.connector());
        OsgiFramework created = new OsgiFramework(framework, stopTimeout(settings));
        try {
            framework.init();
        } catch (BundleException e) {
            throw new StartupException("failed to start the framework: " + e.getMessage(), e);
        }
        BundleContext context = framework.getBundleContext();
        context.addFrameworkListener(created::listen);
        context.registerService(
                new String[] {LogService.class.getName(), LoggerFactory.class.getName()}, new Slf4jLogService(), null);
        bundles.install(context, data.cache());
        return created;
    }

    private static Set<String> omitted(Map<String, String> settings) {
        return new Settings(settings).console() ? Set.of() : Set.of(CONSOLE);
    }

    /** Returns how long a stop may take; games that the platform stops first have their own time. */
    private static Duration stopTimeout(Map<String, String> settings) {
        return new Settings(settings)
                .gamesAtExit(ContainerProcess.isMain())
                .map(STOP_TIMEOUT.plus(KILL_TIMEOUT)::plus)
                .orElse(STOP_TIMEOUT);
    }

    /** Starts the bundles, start level by start level. */
    void start() throws StartupException {
        try {
            framework.start();
        } catch (BundleException e) {
            throw new StartupException("failed to start the framework: " + e.getMessage(), e);
        }
        List<Bundle> inactive = SystemBundleInstaller.inactive(context());
        if (!inactive.isEmpty()) {
            Bundle first = inactive.get(0);
            Throwable reason = failures.get(first);
            throw new StartupException("system bundle " + first.getSymbolicName() + " failed to start"
                    + (reason == null ? "" : ": " + StartFailureFormatter.oneLine(reason)));
        }
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    /** Registers a shutdown hook that stops the bundles in order, within a few seconds. */
    void stopOnSignal() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    }

    /**
     * Waits until the platform is stopped from inside. Meanwhile, runs the garbage collector twice: garbage from the
     * start would otherwise remain in memory while the platform is idle, and caches are freed only after they have been
     * idle. Later, runs it after times with much work.
     */
    void await() {
        try {
            for (Duration delay : COLLECTION_DELAYS) {
                if (stopsWithin(delay)) {
                    return;
                }
                System.gc();
            }
            IdleCollector idleCollector = IdleCollector.ofHeap();
            while (!stopsWithin(IDLE_CHECK_INTERVAL)) {
                idleCollector.check();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean stopsWithin(Duration time) throws InterruptedException {
        return framework.waitForStop(time.toMillis()).getType() != FrameworkEvent.WAIT_TIMEDOUT;
    }

    /** Stops the bundles in order; halts the process if that takes too long. */
    void stop() {
        stop(stopTimeout);
    }

    /** Stops the bundles in order; halts the process if that takes longer than this time. */
    void stop(Duration limit) {
        Thread deadline = new Thread(
                () -> {
                    try {
                        Thread.sleep(limit.toMillis());
                    } catch (InterruptedException e) {
                        return;
                    }
                    Runtime.getRuntime().halt(1);
                },
                "deadline");
        deadline.setDaemon(true);
        deadline.start();
        try {
            framework.stop();
            framework.waitForStop(0);
            ClassPathBundleFinder.clear();
        } catch (BundleException e) {
            org.slf4j.LoggerFactory.getLogger(OsgiFramework.class).error("Failed to stop the framework", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        deadline.interrupt();
    }

    private void listen(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.ERROR) {
            failures.putIfAbsent(event.getBundle(), event.getThrowable());
            org.slf4j.LoggerFactory.getLogger(OsgiFramework.class)
                    .error("Bundle {} failed", event.getBundle().getSymbolicName(), event.getThrowable());
        }
    }

    /** Felix takes a logger among its properties, which the type of the map does not say. */
    @SuppressWarnings("unchecked")
    private static Map<String, String> frameworkProperties(
            LanguardHome languardHome, DataFolder data, String version, Map<String, String> settings) {
        Map<String, Object> properties = new HashMap<>(FrameworkProperties.of(languardHome, version, settings));
        properties.put(Constants.FRAMEWORK_STORAGE, data.cache().toString());
        properties.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, Integer.toString(ALL_LEVELS));
        properties.put(FelixConstants.LOG_LOGGER_PROP, new FelixLogger());
        properties.put(FelixConstants.LOG_LEVEL_PROP, "2");
        return (Map<String, String>) (Map<String, ?>) properties;
    }
}
