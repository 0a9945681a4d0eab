package io.languard.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Manages the bundles installed from the drop folder, at most one per symbolic name. Confined to one thread. */
final class AdapterInstaller {

    private static final Logger LOG = LoggerFactory.getLogger(AdapterInstaller.class);

    private final BundleContext context;
    private final AdapterRecordFile adapterRecordFile;
    private final Map<String, DeployedAdapter> adapters = new HashMap<>();

    AdapterInstaller(BundleContext context) {
        this.context = context;
        this.adapterRecordFile = new AdapterRecordFile(context);
    }

    /** Restores the adapters from the framework's cache and removes those without a record. */
    void restore() {
        try {
            adapters.putAll(adapterRecordFile.read());
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("Could not read the records of installed adapters, so all are reinstalled: {}", e.getMessage());
        }
        Set<Bundle> known = new HashSet<>();
        adapters.values().forEach(adapter -> known.add(adapter.bundle()));
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getLocation().startsWith(AdapterRecordFile.LOCATION_PREFIX) && !known.contains(bundle)) {
                uninstall(bundle);
            }
        }
    }

    /** Returns the installed adapters by symbolic name. */
    Map<String, DeployedAdapter> adapters() {
        return adapters;
    }

    /** Returns the bundle installed from a file; {@code null} if there is none. */
    @Nullable
    BundleIdentity installedFrom(String fileName) {
        return adapters.values().stream()
                .filter(adapter -> adapter.fileName().equals(fileName))
                .map(DeployedAdapter::identity)
                .findFirst()
                .orElse(null);
    }

    /** Returns whether a bundle of this name is installed that does not come from the drop folder. */
    boolean belongsToPlatform(String symbolicName) {
        DeployedAdapter own = adapters.get(symbolicName);
        for (Bundle bundle : context.getBundles()) {
            if (symbolicName.equals(bundle.getSymbolicName()) && (own == null || own.bundle() != bundle)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Installs, updates and removes bundles so that they match these files. If the framework rejects a file, the file
     * is marked as rejected and the bundle installed before remains.
     *
     * @return whether anything changed
     */
    boolean synchronize(Map<String, DroppedFile> winners) {
        boolean changed = removeUninstalled();
        for (DeployedAdapter adapter : List.copyOf(adapters.values())) {
            if (!winners.containsKey(adapter.identity().symbolicName())) {
                uninstall(adapter.bundle());
                adapters.remove(adapter.identity().symbolicName());
                changed = true;
            }
        }
        for (Map.Entry<String, DroppedFile> winner : winners.entrySet()) {
            changed |= synchronize(adapters.get(winner.getKey()), winner.getValue());
        }
        if (changed) {
            save();
        }
        return changed;
    }

    private boolean synchronize(@Nullable DeployedAdapter adapter, DroppedFile file) {
        BundleIdentity identity = file.requireIdentity();
        try {
            if (adapter == null) {
                install(file);
            } else if (!identity.isSameFile(adapter.identity())) {
                update(adapter, file);
            } else if (!adapter.fileName().equals(file.name())) {
                adapter.rename(file.name());
            } else {
                return false;
            }
            return true;
        } catch (IOException | BundleException | RuntimeException e) {
            file.reject(
                    "The framework rejected it: " + ErrorMessages.firstLine(e),
                    adapter == null ? null : adapter.identity());
            return false;
        }
    }

    private void install(DroppedFile file) throws IOException, BundleException {
        try (InputStream in = Files.newInputStream(file.path())) {
            Bundle bundle = context.installBundle(freeLocation(file.name()), in);
            // Above the platform's own bundles, so that adapters stop before what they depend on.
            int level = context.getBundle().adapt(BundleStartLevel.class).getStartLevel();
            bundle.adapt(BundleStartLevel.class).setStartLevel(Math.max(1, level));
            adapters.put(
                    file.requireIdentity().symbolicName(),
                    new DeployedAdapter(bundle, file.name(), file.requireIdentity()));
        }
    }

    /**
     * Returns an unused location. A bundle keeps its location when its file is renamed, so the file name may be in
     * use.
     */
    private String freeLocation(String fileName) {
        String location = AdapterRecordFile.LOCATION_PREFIX + fileName;
        for (int i = 2; context.getBundle(location) != null; i++) {
            location = AdapterRecordFile.LOCATION_PREFIX + fileName + "#" + i;
        }
        return location;
    }

    private void update(DeployedAdapter adapter, DroppedFile file) throws IOException, BundleException {
        Bundle bundle = adapter.bundle();
        int state = bundle.getState();
        try (InputStream in = Files.newInputStream(file.path())) {
            // Stopped explicitly, so that the new content is started only once, after the classes of the old one are
            // released.
            TimeoutGuard.run(bundle.getSymbolicName(), TimeoutGuard.TIMEOUT, () -> bundle.stop(Bundle.STOP_TRANSIENT));
            bundle.update(in);
        } catch (IOException | BundleException e) {
            if (state == Bundle.ACTIVE) {
                TimeoutGuard.run(
                        bundle.getSymbolicName(), TimeoutGuard.TIMEOUT, () -> bundle.start(Bundle.START_TRANSIENT));
            }
            throw e;
        }
        adapter.replaceContent(file.name(), file.requireIdentity());
    }

    private void uninstall(Bundle bundle) {
        try {
            TimeoutGuard.run(bundle.getSymbolicName(), TimeoutGuard.TIMEOUT, bundle::uninstall);
        } catch (BundleException | IllegalStateException e) {
            LOG.warn("Could not uninstall bundle {}: {}", bundle.getSymbolicName(), e.getMessage());
        }
    }

    /** Drops adapters that were uninstalled manually. Their files still exist, so they are installed again. */
    private boolean removeUninstalled() {
        return adapters.values().removeIf(adapter -> adapter.bundle().getState() == Bundle.UNINSTALLED);
    }

    private void save() {
        try {
            adapterRecordFile.write(adapters.values());
        } catch (IOException e) {
            LOG.warn("Could not store the records of installed adapters: {}", e.getMessage());
        }
    }
}
