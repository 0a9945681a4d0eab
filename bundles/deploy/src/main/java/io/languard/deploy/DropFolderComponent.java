package io.languard.deploy;

import io.languard.ports.deploy.AdapterFile;
import io.languard.ports.deploy.AdapterFile.State;
import io.languard.ports.deploy.DropFolder;
import io.languard.ports.event.Events;
import io.languard.ports.event.PlatformEvent;
import io.languard.ports.settings.Settings;
import io.languard.ports.user.Actor;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the installed adapters equal to the files in the drop folder. Of one bundle under several names or in several
 * versions the highest version runs, and of equal ones the one that runs already; the others are named.
 */
@Component(service = DropFolder.class, immediate = true)
public class DropFolderComponent implements DropFolder {

    private static final Logger LOG = LoggerFactory.getLogger(DropFolderComponent.class);
    private static final long GIVE_UP_MILLIS = 1_500;

    private final Path folder;
    private final Installer installer;
    private final Events events;
    private final Thread thread;
    private final FolderWatch watch;
    private final Map<Path, BundleJar> known = new HashMap<>();

    /** What a file was when it could be used: while it is being replaced, and if that fails, this goes on running. */
    private final Map<Path, BundleJar> lastGood = new HashMap<>();

    private final Map<String, Long> changedAt = new HashMap<>();
    private volatile Map<String, AdapterFile> files = Map.of();

    @Activate
    public DropFolderComponent(@Reference Settings settings, @Reference Events events, BundleContext context) {
        this.folder = settings.adapters().toAbsolutePath();
        this.events = events;
        this.installer = new Installer(context);
        this.watch = new FolderWatch(folder, this::look);
        this.thread = new Thread(watch, "languard-drop-folder");
        thread.setDaemon(true);
        thread.start();
    }

    @Deactivate
    void stop() {
        watch.stop(thread);
    }

    @Override
    public List<AdapterFile> files() {
        return List.copyOf(files.values());
    }

    private boolean look() {
        List<BundleJar> jars = new ArrayList<>();
        boolean unsettled = read(jars);
        Map<String, AdapterFile> now = new TreeMap<>();
        Map<String, BundleJar> winners = choose(jars, now);
        apply(winners, now);
        tell(now);
        return unsettled;
    }

    /** Reads the folder; true if a file is still being written. */
    private boolean read(List<BundleJar> jars) {
        boolean unsettled = false;
        List<Path> present = list();
        known.keySet().retainAll(present);
        lastGood.keySet().retainAll(present);
        for (Path file : present) {
            String stamp = BundleJar.stamp(file);
            BundleJar before = known.get(file);
            if (before == null || !before.stamp().equals(stamp)) {
                changedAt.put(file.toString(), System.nanoTime());
                before = BundleJar.read(file);
                known.put(file, before);
            }
            long quiet = (System.nanoTime() - changedAt.get(file.toString())) / 1_000_000;
            if (before.usable()) {
                lastGood.put(file, before);
                jars.add(before);
            } else if (quiet > GIVE_UP_MILLIS) {
                jars.add(before);
            } else {
                known.put(file, BundleJar.read(file)); // half a file, perhaps
                unsettled = true;
            }
        }
        return unsettled;
    }

    private List<Path> list() {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*.jar")) {
            for (Path entry : entries) {
                if (Files.isRegularFile(entry)
                        && !entry.getFileName().toString().startsWith(".")) {
                    found.add(entry);
                }
            }
        } catch (IOException e) {
            LOG.warn("The drop folder {} can't be read: {}", folder, e.getMessage());
        }
        return found;
    }

    private Map<String, BundleJar> choose(List<BundleJar> jars, Map<String, AdapterFile> now) {
        Map<String, Bundle> installed = installer.installed();
        Comparator<BundleJar> best = Comparator.<BundleJar, org.osgi.framework.Version>comparing(BundleJar::version)
                .thenComparing(jar -> installed.containsKey(jar.symbolicName())
                        && installer.isCurrent(installed.get(jar.symbolicName()), jar))
                .thenComparing(BundleJar::fileName, Comparator.reverseOrder());
        Map<String, BundleJar> winners = new LinkedHashMap<>();
        for (BundleJar jar : jars) {
            if (!jar.usable()) {
                put(now, jar, State.BROKEN, jar.problem());
            } else if (installer.isPlatform(jar.symbolicName())) {
                put(now, jar, State.BROKEN, "bundle " + jar.symbolicName() + " belongs to the platform");
            } else {
                winners.merge(jar.symbolicName(), jar, (a, b) -> best.compare(a, b) >= 0 ? a : b);
            }
        }
        for (BundleJar jar : jars) {
            BundleJar winner = jar.usable() ? winners.get(jar.symbolicName()) : null;
            if (winner != null && winner != jar) {
                put(
                        now,
                        jar,
                        State.DUPLICATE,
                        "the same bundle runs from " + winner.fileName() + " (" + winner.id() + ")");
            }
        }
        return winners;
    }

    private void apply(Map<String, BundleJar> winners, Map<String, AdapterFile> now) {
        Map<String, Bundle> installed = installer.installed();
        boolean changed = false;
        for (Map.Entry<String, Bundle> entry : installed.entrySet()) {
            if (!winners.containsKey(entry.getKey()) && !isHeld(entry.getKey())) {
                changed |= attempt(now, null, () -> installer.remove(entry.getValue()));
                LOG.info(
                        "Adapter {} {} was removed",
                        entry.getKey(),
                        entry.getValue().getVersion());
            }
        }
        for (BundleJar jar : winners.values()) {
            Bundle bundle = installed.get(jar.symbolicName());
            if (bundle == null) {
                changed |= attempt(now, jar, () -> installer.install(jar));
            } else if (!installer.isCurrent(bundle, jar)) {
                changed |= attempt(now, jar, () -> installer.update(bundle, jar));
            }
        }
        if (changed) {
            attempt(now, null, installer::refresh);
        }
        Map<String, Bundle> after = installer.installed();
        for (BundleJar jar : winners.values()) {
            Bundle bundle = after.get(jar.symbolicName());
            if (bundle != null && attempt(now, jar, () -> installer.start(bundle))) {
                put(now, jar, State.ACTIVE, null);
            }
        }
    }

    private boolean isHeld(String symbolicName) {
        return lastGood.values().stream()
                .anyMatch(jar -> symbolicName.equals(jar.symbolicName())
                        && !known.get(jar.file()).usable());
    }

    private boolean attempt(Map<String, AdapterFile> now, BundleJar jar, Work work) {
        try {
            work.run();
            return true;
        } catch (BundleException e) {
            if (jar != null) {
                boolean waits = e.getType() == BundleException.RESOLVE_ERROR;
                put(now, jar, waits ? State.WAITING : State.BROKEN, Reasons.of(e));
            }
        } catch (IOException | RuntimeException e) {
            if (jar != null) {
                put(now, jar, State.BROKEN, Reasons.of(e));
            } else {
                LOG.error("The drop folder could not be followed", e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** Something that may fail for a file's sake. */
    private interface Work {
        void run() throws BundleException, IOException, InterruptedException;
    }

    private void put(Map<String, AdapterFile> now, BundleJar jar, State state, String problem) {
        AdapterFile before = files.get(jar.fileName());
        boolean same = before != null
                && before.state() == state
                && Objects.equals(before.problem(), problem)
                && Objects.equals(before.bundle(), jar.id());
        now.put(
                jar.fileName(),
                same ? before : new AdapterFile(jar.fileName(), state, jar.id(), problem, Instant.now()));
    }

    /** One line in the log, and one event, for each file that is something else now. */
    private void tell(Map<String, AdapterFile> now) {
        Map<String, AdapterFile> before = files;
        files = now;
        for (AdapterFile file : now.values()) {
            if (before.get(file.fileName()) == file) {
                continue;
            }
            if (file.problem() == null) {
                LOG.info("Adapter {} runs from {}", file.bundle(), file.fileName());
            } else {
                LOG.warn("{} is not used: {}", file.fileName(), file.problem());
            }
            Map<String, Object> detail = new LinkedHashMap<>();
            detail.put("file", file.fileName());
            detail.put("state", file.state().name().toLowerCase(java.util.Locale.ROOT));
            detail.put("bundle", file.bundle());
            detail.put("problem", file.problem());
            publish("adapter_file", detail);
        }
        before.keySet().stream()
                .filter(name -> !now.containsKey(name))
                .forEach(name -> publish("adapter_file", Map.of("file", name, "state", "removed")));
    }

    private void publish(String type, Map<String, Object> detail) {
        events.publish(new PlatformEvent.Audited(null, type, Actor.SUPERVISOR, detail, Instant.now()));
    }
}
