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
final class Adapters {

    private static final Logger LOG = LoggerFactory.getLogger(Adapters.class);

    private final BundleContext context;
    private final Records records;
    private final Map<String, Adapter> all = new HashMap<>();

    Adapters(BundleContext context) {
        this.context = context;
        this.records = new Records(context);
    }

    /** Takes over what the framework's cache holds from the time before; what nobody remembers is removed. */
    void restore() {
        try {
            all.putAll(records.read());
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("It is not known which adapters were there before, so all are installed anew: {}", e.getMessage());
        }
        Set<Bundle> known = new HashSet<>();
        all.values().forEach(adapter -> known.add(adapter.bundle()));
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getLocation().startsWith(Records.LOCATION) && !known.contains(bundle)) {
                uninstall(bundle);
            }
        }
    }

    /** By symbolic name. */
    Map<String, Adapter> all() {
        return all;
    }

    /** What is installed from a file; {@code null} if nothing is. */
    Content from(String fileName) {
        return all.values().stream()
                .filter(adapter -> adapter.fileName().equals(fileName))
                .map(Adapter::content)
                .findFirst()
                .orElse(null);
    }

    /** Whether a bundle of this name is there that did not come from the folder. */
    boolean belongsToPlatform(String symbolicName) {
        Adapter own = all.get(symbolicName);
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
    boolean follow(Map<String, DroppedFile> winners) {
        boolean changed = forgetUninstalled();
        for (Adapter adapter : List.copyOf(all.values())) {
            if (!winners.containsKey(adapter.content().symbolicName())) {
                uninstall(adapter.bundle());
                all.remove(adapter.content().symbolicName());
                changed = true;
            }
        }
        for (Map.Entry<String, DroppedFile> winner : winners.entrySet()) {
            changed |= follow(all.get(winner.getKey()), winner.getValue());
        }
        if (changed) {
            save();
        }
        return changed;
    }

    private boolean follow(Adapter adapter, DroppedFile file) {
        Content content = file.content();
        try {
            if (adapter == null) {
                install(file);
            } else if (!content.sameFile(adapter.content())) {
                update(adapter, file);
            } else if (!adapter.fileName().equals(file.name())) {
                adapter.movedTo(file.name());
            } else {
                return false;
            }
            return true;
        } catch (IOException | BundleException | RuntimeException e) {
            file.refuse(
                    "the framework refuses it: " + Problems.firstLine(e), adapter == null ? null : adapter.content());
            return false;
        }
    }

    private void install(DroppedFile file) throws IOException, BundleException {
        try (InputStream in = Files.newInputStream(file.path())) {
            Bundle bundle = context.installBundle(freeLocation(file.name()), in);
            // Above the platform's own bundles, so that adapters stop before what they rely on.
            int level = context.getBundle().adapt(BundleStartLevel.class).getStartLevel();
            bundle.adapt(BundleStartLevel.class).setStartLevel(Math.max(1, level));
            all.put(file.content().symbolicName(), new Adapter(bundle, file.name(), file.content()));
        }
    }

    /** A bundle keeps its location when its file is renamed, so the name of a file may be taken. */
    private String freeLocation(String fileName) {
        String location = Records.LOCATION + fileName;
        for (int i = 2; context.getBundle(location) != null; i++) {
            location = Records.LOCATION + fileName + "#" + i;
        }
        return location;
    }

    private void update(Adapter adapter, DroppedFile file) throws IOException, BundleException {
        Bundle bundle = adapter.bundle();
        int state = bundle.getState();
        try (InputStream in = Files.newInputStream(file.path())) {
            // Stopped here, so that the new content is started once, and only after the old one's classes are let go.
            Patience.with(bundle.getSymbolicName(), Patience.LIMIT, () -> bundle.stop(Bundle.STOP_TRANSIENT));
            bundle.update(in);
        } catch (IOException | BundleException e) {
            if (state == Bundle.ACTIVE) {
                Patience.with(bundle.getSymbolicName(), Patience.LIMIT, () -> bundle.start(Bundle.START_TRANSIENT));
            }
            throw e;
        }
        adapter.updatedTo(file.name(), file.content());
    }

    private void uninstall(Bundle bundle) {
        try {
            Patience.with(bundle.getSymbolicName(), Patience.LIMIT, bundle::uninstall);
        } catch (BundleException | IllegalStateException e) {
            LOG.warn("Bundle {} could not be removed: {}", bundle.getSymbolicName(), e.getMessage());
        }
    }

    /** Somebody may have uninstalled one by hand; its file is still there, so it is installed again. */
    private boolean forgetUninstalled() {
        return all.values().removeIf(adapter -> adapter.bundle().getState() == Bundle.UNINSTALLED);
    }

    private void save() {
        try {
            records.write(all.values());
        } catch (IOException e) {
            LOG.warn("It can't be remembered which file each adapter came from: {}", e.getMessage());
        }
    }
}
