package io.languard.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

/** Installs, updates and removes the bundles of the drop folder. Used by one thread. */
final class Installer {

    private static final String LOCATION = "drop:";
    private static final int REFRESH_SECONDS = 5;

    private final BundleContext context;
    private final Map<Long, String> stamps = new HashMap<>();

    Installer(BundleContext context) {
        this.context = context;
    }

    /** The bundles that came from the drop folder, by symbolic name. */
    Map<String, Bundle> installed() {
        Map<String, Bundle> found = new HashMap<>();
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getLocation().startsWith(LOCATION) && bundle.getState() != Bundle.UNINSTALLED) {
                found.put(bundle.getSymbolicName(), bundle);
            }
        }
        return found;
    }

    /** Whether a bundle of this name is the platform's own. */
    boolean isPlatform(String symbolicName) {
        for (Bundle bundle : context.getBundles()) {
            if (symbolicName.equals(bundle.getSymbolicName())
                    && !bundle.getLocation().startsWith(LOCATION)) {
                return true;
            }
        }
        return false;
    }

    /** Whether this very content is what is installed. */
    boolean isCurrent(Bundle bundle, BundleJar jar) {
        return (jar.fileName() + "|" + jar.stamp())
                .equals(stamps.computeIfAbsent(bundle.getBundleId(), this::remembered));
    }

    Bundle install(BundleJar jar) throws BundleException, IOException {
        try (InputStream in = Files.newInputStream(jar.file())) {
            Bundle bundle = context.installBundle(LOCATION + jar.symbolicName(), in);
            remember(bundle, jar);
            return bundle;
        }
    }

    void update(Bundle bundle, BundleJar jar) throws BundleException, IOException {
        try (InputStream in = Files.newInputStream(jar.file())) {
            bundle.update(in);
            remember(bundle, jar);
        }
    }

    void remove(Bundle bundle) throws BundleException {
        stamps.remove(bundle.getBundleId());
        file(bundle.getBundleId()).toFile().delete();
        bundle.uninstall();
    }

    /** Starts a bundle unless it is a fragment; the exception says what is missing. */
    void start(Bundle bundle) throws BundleException {
        if (!isFragment(bundle) && bundle.getState() != Bundle.ACTIVE) {
            bundle.start();
        }
    }

    static boolean isFragment(Bundle bundle) {
        return (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
    }

    /** Lets go of classes of bundles that were updated or removed, and of nothing else. */
    void refresh() throws InterruptedException {
        FrameworkWiring wiring = context.getBundle(0).adapt(FrameworkWiring.class);
        Collection<Bundle> pending = wiring.getRemovalPendingBundles();
        if (!pending.isEmpty()) {
            CountDownLatch done = new CountDownLatch(1);
            wiring.refreshBundles(List.copyOf(pending), event -> done.countDown());
            done.await(REFRESH_SECONDS, TimeUnit.SECONDS);
        }
    }

    private Path file(long bundleId) {
        return context.getDataFile(bundleId + ".stamp").toPath();
    }

    private void remember(Bundle bundle, BundleJar jar) throws IOException {
        String stamp = jar.fileName() + "|" + jar.stamp();
        stamps.put(bundle.getBundleId(), stamp);
        Files.writeString(file(bundle.getBundleId()), stamp, StandardCharsets.UTF_8);
    }

    private String remembered(long bundleId) {
        try {
            return Files.readString(file(bundleId), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return ""; // never installed by us in this cache: install it again
        }
    }
}
