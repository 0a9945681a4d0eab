package io.languard.launcher;

import io.languard.ports.settings.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** The OSGi framework with the platform's bundles in it. */
final class OsgiFramework {

    private static final int ALL_LEVELS = 100;
    private static final Duration END = Duration.ofMillis(4500);
    private static final List<Duration> SETTLED = List.of(Duration.ofSeconds(10), Duration.ofSeconds(10));

    /** What the launcher's class path has, and bundles share with it. slf4j counts for both its old and its new users. */
    private static final String SHARED = String.join(
            ",",
            "org.slf4j;org.slf4j.event;org.slf4j.helpers;org.slf4j.spi;version=2.0.17",
            "org.slf4j;org.slf4j.event;org.slf4j.helpers;org.slf4j.spi;version=1.7.36",
            "org.osgi.service.log;version=1.5.0",
            "org.osgi.service.component;org.osgi.service.component.runtime;org.osgi.service.component.runtime.dto;version=1.5.1",
            "org.osgi.util.promise;version=1.3.0",
            "org.osgi.util.function;version=1.2.0",
            "org.osgi.util.tracker;version=1.5.4",
            "com.opencsv;com.opencsv.exceptions;version=5.11.2",
            "sun.misc");

    /** Some libraries insist on a service loader mediator, but do without: no bundle offers them a provider. */
    private static final String CAPABILITIES =
            "osgi.extender;osgi.extender=\"osgi.serviceloader.processor\";version:Version=\"1.0\","
                    + "osgi.extender;osgi.extender=\"osgi.serviceloader.registrar\";version:Version=\"1.0\"";

    private final Framework framework;
    private final Map<Bundle, Throwable> failures = new ConcurrentHashMap<>();

    private OsgiFramework(Framework framework) {
        this.framework = framework;
    }

    /** Makes the framework and installs the bundles; nothing runs yet. */
    static OsgiFramework create(Home home, DataFolder data, String version, Map<String, String> settings)
            throws StartException {
        SystemBundles bundles = SystemBundles.find(home.system());
        bundles.checkCache(data.cache());
        Framework framework = new FrameworkFactory().newFramework(configuration(home, data, version, settings));
        OsgiFramework created = new OsgiFramework(framework);
        try {
            framework.init();
        } catch (BundleException e) {
            throw new StartException("the framework does not start: " + e.getMessage(), e);
        }
        BundleContext context = framework.getBundleContext();
        context.addFrameworkListener(created::listen);
        context.registerService(
                new String[] {LogService.class.getName(), LoggerFactory.class.getName()}, new OsgiLog(), null);
        bundles.install(context, data.cache());
        return created;
    }

    /** Runs the bundles, level by level. */
    void start() throws StartException {
        try {
            framework.start();
        } catch (BundleException e) {
            throw new StartException("the framework does not start: " + e.getMessage(), e);
        }
        List<Bundle> inactive = SystemBundles.inactive(context());
        if (!inactive.isEmpty()) {
            Bundle first = inactive.get(0);
            Throwable reason = failures.get(first);
            throw new StartException("system bundle " + first.getSymbolicName() + " does not start"
                    + (reason == null ? "" : ": " + Reasons.line(reason)));
        }
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    /** From now on, a signal to end stops the bundles in order, within a few seconds. */
    void stopOnSignal() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    }

    /**
     * Waits until somebody stops the platform from inside. What a start leaves behind would stay in memory for as long
     * as nothing happens, so it is collected a while after; twice, since caches go only when they rested in between.
     */
    void await() {
        try {
            boolean running = true;
            for (int i = 0; running && i < SETTLED.size(); i++) {
                running = framework.waitForStop(SETTLED.get(i).toMillis()).getType() == FrameworkEvent.WAIT_TIMEDOUT;
                if (running) {
                    System.gc();
                }
            }
            if (running) {
                framework.waitForStop(0);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops the bundles in order; past the time that this may take, the process is ended. */
    void stop() {
        Thread deadline = new Thread(
                () -> {
                    try {
                        Thread.sleep(END.toMillis());
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
        } catch (BundleException e) {
            org.slf4j.LoggerFactory.getLogger(OsgiFramework.class).error("The framework does not stop", e);
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

    private static Map<String, Object> configuration(
            Home home, DataFolder data, String version, Map<String, String> settings) {
        Map<String, Object> configuration = new HashMap<>();
        configuration.put(Constants.FRAMEWORK_STORAGE, data.cache().toString());
        configuration.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, Integer.toString(ALL_LEVELS));
        configuration.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, SHARED);
        configuration.put(Constants.FRAMEWORK_SYSTEMCAPABILITIES_EXTRA, CAPABILITIES);
        configuration.put(FelixConstants.LOG_LOGGER_PROP, new FelixLog());
        configuration.put(FelixConstants.LOG_LEVEL_PROP, "2");
        configuration.put("ds.loglevel", "2");
        configuration.put("gosh.args", "--nointeractive --noshutdown");
        configuration.put("gosh.home", home.path().resolve("lib/gosh").toString());
        configuration.put("languard.home", home.path().toString());
        configuration.put("languard.version", version);
        settings.forEach((name, value) -> configuration.put(Settings.PROPERTY_PREFIX + name, value));
        return configuration;
    }
}
