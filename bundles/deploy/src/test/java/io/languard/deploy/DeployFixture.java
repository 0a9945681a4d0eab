package io.languard.deploy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.languard.service.deploy.AdapterFile;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.settings.Settings;
import io.languard.service.user.Actor;
import io.languard.service.user.Permission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.slf4j.LoggerFactory;

/** A real framework with a drop folder that records bundle events, audit events and log lines. */
final class DeployFixture implements EventService, AutoCloseable {

    /** A generous limit for slow machines; TimingTest measures the actual time. */
    static final Duration TIMEOUT = Duration.ofSeconds(20);

    private static final String SHARED = "org.osgi.service.component;version=1.5,org.osgi.service.component.runtime;"
            + "version=1.5,org.osgi.service.component.runtime.dto;version=1.5,org.osgi.util.promise;version=1.3,"
            + "org.osgi.util.function;version=1.2";

    final Path base;
    final Path folder;
    final List<PlatformEvent.Audited> audited = new CopyOnWriteArrayList<>();
    final List<String> log = new CopyOnWriteArrayList<>();
    final List<String> bundleEvents = new CopyOnWriteArrayList<>();
    Framework framework;
    DropFolderComponent drop;

    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLevel().isGreaterOrEqual(Level.INFO)) {
                log.add(event.getLevel() + " " + event.getFormattedMessage());
            }
        }
    };

    DeployFixture(Path base) {
        this.base = base;
        this.folder = base.resolve("adapters");
        logger().setLevel(Level.INFO);
        logger().setAdditive(false);
        logger().addAppender(appender);
        appender.start();
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger("io.languard.deploy");
    }

    DeployFixture boot() throws Exception {
        bootFramework();
        watch();
        return this;
    }

    void bootFramework() throws Exception {
        Map<String, String> configuration = new HashMap<>();
        configuration.put(Constants.FRAMEWORK_STORAGE, base.resolve("cache").toString());
        configuration.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, SHARED);
        configuration.put("felix.log.level", "0");
        configuration.put("ds.loglevel", "0");
        framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(configuration);
        framework.start();
        framework.getBundleContext().addBundleListener(event -> {
            if (event.getBundle().getLocation().startsWith("drop:")) {
                bundleEvents.add(event.getBundle().getSymbolicName() + " " + name(event.getType()));
            }
        });
    }

    void watch() {
        Settings settings = new Settings(Map.of("LANGUARD_ADAPTERS", folder.toString()));
        drop = new DropFolderComponent(DeployFixture::isPermitted, settings, this, framework.getBundleContext());
        drop.start();
    }

    private static boolean isPermitted(Actor actor, Permission permission, Integer serverId) {
        return actor.grants().stream().anyMatch(grant -> grant.permissions().contains(permission));
    }

    void shutDown() throws Exception {
        drop.stop();
        framework.stop();
        framework.waitForStop(10_000);
    }

    @Override
    public void close() throws Exception {
        shutDown();
        logger().detachAppender(appender);
    }

    private static String name(int type) {
        return switch (type) {
            case BundleEvent.INSTALLED -> "installed";
            case BundleEvent.STARTED -> "started";
            case BundleEvent.STOPPED -> "stopped";
            case BundleEvent.UPDATED -> "updated";
            case BundleEvent.UNINSTALLED -> "uninstalled";
            default -> "other";
        };
    }

    /** Copies like {@code cp}: the bytes are written directly to a file with the final name. */
    void copy(String name, TestJar jar) {
        copy(name, jar.bytes());
    }

    void copy(String name, byte[] bytes) {
        run(() -> Files.write(folder.resolve(name), bytes));
    }

    void delete(String name) {
        run(() -> {
            Files.delete(folder.resolve(name));
            return null;
        });
    }

    void move(String from, String to) {
        run(() -> Files.move(folder.resolve(from), folder.resolve(to)));
    }

    private static void run(Callable<?> work) {
        try {
            work.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    Bundle bundle(String name) {
        for (Bundle bundle : framework.getBundleContext().getBundles()) {
            if (bundle.getSymbolicName().equals(name)) {
                return bundle;
            }
        }
        return null;
    }

    /**
     * Returns the version of a bundle and whether it is active, such as {@code 1.0.0 live}; {@code absent} if there
     * is none.
     */
    String activeVersion(String name) {
        Bundle bundle = bundle(name);
        return bundle == null
                ? "absent"
                : bundle.getVersion() + (bundle.getState() == Bundle.ACTIVE ? " live" : " not live");
    }

    AdapterFile file(String name) {
        return drop.files(Actor.shell()).stream()
                .filter(file -> file.fileName().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Returns the state of a file such as {@code ACTIVE}; {@code absent} if there is none. */
    String state(String name) {
        AdapterFile file = file(name);
        return file == null ? "absent" : file.state().name();
    }

    String problem(String name) {
        return file(name).problem();
    }

    List<String> warnings() {
        return log.stream().filter(line -> line.startsWith("WARN")).toList();
    }

    /** Returns how often an event such as {@code a started} occurred. */
    long count(String bundleEvent) {
        return bundleEvents.stream().filter(bundleEvent::equals).count();
    }

    void awaitLive(String name, String version) {
        await(TIMEOUT, () -> activeVersion(name).equals(version + " live"));
    }

    void awaitState(String fileName, String state) {
        await(TIMEOUT, () -> state(fileName).equals(state));
    }

    static void await(Duration timeout, Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(timeout)
                .pollInterval(Duration.ofMillis(10))
                .pollDelay(Duration.ZERO)
                .until(condition);
    }

    /** Installs a jar of the class path, as the platform does with its own bundles. */
    Bundle installFromClassPath(Class<?> type) throws Exception {
        Path jar =
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        return framework.getBundleContext().installBundle(jar.toUri().toString());
    }

    void createFolder() throws IOException {
        Files.createDirectories(folder);
    }

    @Override
    public void publish(PlatformEvent event) {
        audited.add((PlatformEvent.Audited) event);
    }
}
