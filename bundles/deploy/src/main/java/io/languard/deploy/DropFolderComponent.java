package io.languard.deploy;

import io.languard.service.deploy.AdapterFile;
import io.languard.service.deploy.DropFolderService;
import io.languard.service.event.EventService;
import io.languard.service.settings.Settings;
import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Permission;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleListener;
import org.osgi.framework.FrameworkListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the installed adapters in sync with the files in the drop folder. All work is done on one thread, which
 * sleeps until the folder, a bundle or a component changes.
 */
@Component(service = DropFolderService.class, immediate = true)
public class DropFolderComponent implements DropFolderService {

    private static final Logger LOG = LoggerFactory.getLogger(DropFolderComponent.class);
    private static final long STOP_MILLIS = 2_000;
    private static final long RETRY_MILLIS = 1_000;

    private final ComponentInspector componentInspector = new ComponentInspector();
    private final Authorizer authorizer;
    private final Path folder;
    private final BundleContext context;
    private final AdapterStatusReporter reporter;
    private final DropFolderSynchronizer synchronizer;
    private final DropFolderWatcher watcher;
    private final Thread thread = new Thread(this::run, "languard-drop-folder");
    private final BundleListener bundleListener;
    private final FrameworkListener frameworkListener;
    private volatile boolean stopped;
    private boolean failing;

    @Activate
    public DropFolderComponent(
            @Reference Authorizer authorizer,
            @Reference Settings settings,
            @Reference EventService eventService,
            BundleContext context) {
        this.authorizer = authorizer;
        this.folder = settings.adapters().toAbsolutePath().normalize();
        this.context = context;
        this.reporter = new AdapterStatusReporter(eventService);
        LongSupplier clock = () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
        this.synchronizer = new DropFolderSynchronizer(
                folder,
                clock,
                new AdapterInstaller(context),
                new AdapterStarter(context),
                reporter,
                new AdapterStatusResolver(componentInspector, reporter));
        this.watcher = new DropFolderWatcher(folder);
        this.bundleListener = event -> watcher.wake();
        this.frameworkListener = event -> watcher.wake();
    }

    @Activate
    void start() {
        context.addBundleListener(bundleListener);
        context.addFrameworkListener(frameworkListener);
        thread.setDaemon(true);
        thread.start();
    }

    @Deactivate
    void stop() throws InterruptedException {
        stopped = true;
        context.removeBundleListener(bundleListener);
        context.removeFrameworkListener(frameworkListener);
        watcher.wake();
        if (Thread.currentThread() != thread) {
            thread.join(STOP_MILLIS);
        }
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            updated = "updatedComponents")
    void bindComponents(ServiceComponentRuntime runtime) {
        componentInspector.set(runtime);
        watcher.wake();
    }

    /**
     * Called by SCR: the component runtime changes a property of its service whenever the state of a component
     * changes.
     */
    void updatedComponents(ServiceComponentRuntime runtime) {
        watcher.wake();
    }

    void unbindComponents(ServiceComponentRuntime runtime) {
        componentInspector.unset(runtime);
    }

    @Override
    public List<AdapterFile> files(Actor actor) {
        authorizer.require(actor, Permission.SYSTEM_MANAGE);
        return reporter.files();
    }

    private void run() {
        try (watcher) {
            watcher.createFolder();
            synchronizer.restore();
            Set<String> touched = Set.of();
            while (!stopped) {
                synchronize(touched);
                touched = watcher.await(failing ? RETRY_MILLIS : synchronizer.idleMillis());
            }
        } catch (IOException e) {
            LOG.error("Could not use the drop folder {}: {}", folder, e.toString());
        } catch (InterruptedException | IllegalStateException e) {
            LOG.debug("Stopped watching the drop folder", e);
        }
    }

    private void synchronize(Set<String> touched) throws InterruptedException {
        try {
            if (context.getBundle(0).getState() == Bundle.STOPPING) {
                return;
            }
            watcher.refreshWatch(TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
            synchronizer.synchronize(touched);
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                LOG.warn("Could not read the drop folder {}; adapters stay unchanged: {}", folder, e.toString());
            }
            failing = true;
        } catch (RuntimeException e) {
            if (!stopped && !failing) {
                LOG.error("Could not synchronize the drop folder {}", folder, e);
            }
            failing = true;
        }
    }
}
