package io.languard.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bundles that came from the drop folder: one for each symbolic name, whichever file it is from. Used by one thread.
 */
final class AdapterInstaller {

    private static final Logger LOG = LoggerFactory.getLogger(AdapterInstaller.class);

    private final BundleContext context;
    private final AdapterRecordFile adapterRecordFile;
    private final Map<String, DeployedAdapter> all = new HashMap<>();

    AdapterInstaller(BundleContext context) {
        this.context = context;
        this.adapterRecordFile = new AdapterRecordFile(context);
    }

    /** Takes over what the framework's cache holds from the time before; what nobody remembers is removed. */
    void restore() {
        try {
            all.putAll(adapterRecordFile.read());
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("It is not known which adapters were there before, so all are installed anew: {}", e.getMessage());
        }
        Set<Bundle> known = new HashSet<>();
        all.values().forEach(deployedAdapter -> known.add(deployedAdapter.bundle()));
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getLocation().startsWith(AdapterRecordFile.LOCATION_PREFIX) && !known.contains(bundle)) {
                uninstall(bundle);
            }
        }
    }

    /** By symbolic name. */
    Map<String, DeployedAdapter> all() {
        return all;
    }

    /** What is installed from a file; {@code null} if nothing is. */
    BundleIdentity installedFrom(String fileName) {
        return all.values().stream()
                .filter(deployedAdapter -> deployedAdapter.fileName().equals(fileName))
                .map(DeployedAdapter::identity)
                .findFirst()
                .orElse(null);
    }

    /** Whether a bundle of this name is there that did not come from the folder. */
    boolean belongsToPlatform(String symbolicName) {
        DeployedAdapter own = all.get(symbolicName);
        for (Bundle bundle : context.getBundles()) {
            if (symbolicName.equals(bundle.getSymbolicName()) && (own == null || own.bundle() != bundle)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Makes the installed bundles equal to these files. A file that the framework refuses is told so, and what was
     * installed before stays.
     *
     * @return whether anything changed
     */
    boolean synchronize(Map<String, DroppedFile> winners) {
        boolean changed = forgetUninstalled();
        for (DeployedAdapter deployedAdapter : List.copyOf(all.values())) {
            if (!winners.containsKey(deployedAdapter.identity().symbolicName())) {
                uninstall(deployedAdapter.bundle());
                all.remove(deployedAdapter.identity().symbolicName());
                changed = true;
            }
        }
        for (Map.Entry<String, DroppedFile> winner : winners.entrySet()) {
            changed |= synchronize(all.get(winner.getKey()), winner.getValue());
        }
        if (changed) {
            save();
        }
        return changed;
    }

    private boolean synchronize(DeployedAdapter deployedAdapter, DroppedFile file) {
        BundleIdentity bundleIdentity = file.identity();
        try {
            if (deployedAdapter == null) {
                install(file);
            } else if (!bundleIdentity.isSameFile(deployedAdapter.identity())) {
                update(deployedAdapter, file);
            } else if (!deployedAdapter.fileName().equals(file.name())) {
                deployedAdapter.rename(file.name());
            } else {
                return false;
            }
            return true;
        } catch (IOException | BundleException | RuntimeException e) {
            file.reject(
                    "the framework refuses it: " + ErrorMessages.firstLine(e),
                    deployedAdapter == null ? null : deployedAdapter.identity());
            return false;
        }
    }

    private void install(DroppedFile file) throws IOException, BundleException {
        try (InputStream in = Files.newInputStream(file.path())) {
            Bundle bundle = context.installBundle(freeLocation(file.name()), in);
            // Above the platform's own bundles, so that adapters stop before what they rely on.
            int level = context.getBundle().adapt(BundleStartLevel.class).getStartLevel();
            bundle.adapt(BundleStartLevel.class).setStartLevel(Math.max(1, level));
            all.put(file.identity().symbolicName(), new DeployedAdapter(bundle, file.name(), file.identity()));
        }
    }

    /** A bundle keeps its location when its file is renamed, so the name of a file may be taken. */
    private String freeLocation(String fileName) {
        String location = AdapterRecordFile.LOCATION_PREFIX + fileName;
        for (int i = 2; context.getBundle(location) != null; i++) {
            location = AdapterRecordFile.LOCATION_PREFIX + fileName + "#" + i;
        }
        return location;
    }

    private void update(DeployedAdapter deployedAdapter, DroppedFile file) throws IOException, BundleException {
        Bundle bundle = deployedAdapter.bundle();
        int state = bundle.getState();
        try (InputStream in = Files.newInputStream(file.path())) {
            // Stopped here, so that the new content is started once, and only after the old one's classes are let go.
            TimeoutGuard.run(bundle.getSymbolicName(), TimeoutGuard.TIMEOUT, () -> bundle.stop(Bundle.STOP_TRANSIENT));
            bundle.update(in);
        } catch (IOException | BundleException e) {
            if (state == Bundle.ACTIVE) {
                TimeoutGuard.run(
                        bundle.getSymbolicName(), TimeoutGuard.TIMEOUT, () -> bundle.start(Bundle.START_TRANSIENT));
            }
            throw e;
        }
        deployedAdapter.replaceContent(file.name(), file.identity());
    }

    private void uninstall(Bundle bundle) {
        try {
            TimeoutGuard.run(bundle.getSymbolicName(), TimeoutGuard.TIMEOUT, bundle::uninstall);
        } catch (BundleException | IllegalStateException e) {
            LOG.warn("Bundle {} could not be removed: {}", bundle.getSymbolicName(), e.getMessage());
        }
    }

    /** Somebody may have uninstalled one by hand; its file is still there, so it is installed again. */
    private boolean forgetUninstalled() {
        return all.values().removeIf(deployedAdapter -> deployedAdapter.bundle().getState() == Bundle.UNINSTALLED);
    }

    private void save() {
        try {
            adapterRecordFile.write(all.values());
        } catch (IOException e) {
            LOG.warn("It can't be remembered which file each adapter came from: {}", e.getMessage());
        }
    }
}
