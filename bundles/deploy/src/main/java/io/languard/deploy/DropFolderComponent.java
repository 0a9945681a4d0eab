package io.languard.deploy;

import io.languard.service.deploy.AdapterFile;
import io.languard.service.deploy.DropFolderService;
import io.languard.service.event.EventService;
import io.languard.service.settings.Settings;
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
 * Keeps the installed adapters equal to the files in the drop folder. One thread of its own does all the work; it sleeps
 * until the folder, a bundle or a component changes.
 */
@Component(service = DropFolderService.class, immediate = true)
public class DropFolderComponent implements DropFolderService {

    private static final Logger LOG = LoggerFactory.getLogger(DropFolderComponent.class);
    private static final long STOP_MILLIS = 2_000;
    private static final long RETRY_MILLIS = 1_000;

    private final ComponentInspector componentInspector = new ComponentInspector();
    private final Path folder;
    private final BundleContext context;
    private final AdapterStatusReporter adapterStatusReporter;
    private final DropFolderSynchronizer dropFolderSynchronizer;
    private final DropFolderWatcher watch;
    private final Thread thread = new Thread(this::run, "languard-drop-folder");
    private final BundleListener bundles;
    private final FrameworkListener framework;
    private volatile boolean stopped;
    private boolean failing;

    @Activate
    public DropFolderComponent(
            @Reference Settings settings, @Reference EventService eventService, BundleContext context) {
        this.folder = settings.adapters().toAbsolutePath().normalize();
        this.context = context;
        this.adapterStatusReporter = new AdapterStatusReporter(eventService);
        LongSupplier clock = () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
        this.dropFolderSynchronizer = new DropFolderSynchronizer(
                folder,
                clock,
                new AdapterInstaller(context),
                new AdapterStarter(context),
                adapterStatusReporter,
                new AdapterStatusResolver(componentInspector, adapterStatusReporter));
        this.watch = new DropFolderWatcher(folder);
        this.bundles = event -> watch.wake();
        this.framework = event -> watch.wake();
    }

    @Activate
    void start() {
        context.addBundleListener(bundles);
        context.addFrameworkListener(framework);
        thread.setDaemon(true);
        thread.start();
    }

    @Deactivate
    void stop() throws InterruptedException {
        stopped = true;
        context.removeBundleListener(bundles);
        context.removeFrameworkListener(framework);
        watch.wake();
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
        watch.wake();
    }

    /** The runtime changes a property of its service whenever a component changes its state. */
    void updatedComponents(ServiceComponentRuntime runtime) {
        watch.wake();
    }

    void unbindComponents(ServiceComponentRuntime runtime) {
        componentInspector.unset(runtime);
    }

    @Override
    public List<AdapterFile> files() {
        return adapterStatusReporter.files();
    }

    private void run() {
        try (watch) {
            watch.createFolder();
            dropFolderSynchronizer.restore();
            Set<String> touched = Set.of();
            while (!stopped) {
                pass(touched);
                touched = watch.await(failing ? RETRY_MILLIS : dropFolderSynchronizer.idleMillis());
            }
        } catch (IOException e) {
            LOG.error("The drop folder {} can't be used: {}", folder, e.toString());
        } catch (InterruptedException | IllegalStateException e) {
            LOG.debug("The drop folder is no longer watched", e);
        }
    }

    private void pass(Set<String> touched) throws InterruptedException {
        try {
            if (context.getBundle(0).getState() == Bundle.STOPPING) {
                return;
            }
            watch.refreshWatch(TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
            dropFolderSynchronizer.synchronize(touched);
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                LOG.warn("The drop folder {} can't be read, so nothing changes: {}", folder, e.toString());
            }
            failing = true;
        } catch (RuntimeException e) {
            if (!stopped && !failing) {
                LOG.error("The drop folder {} could not be followed", folder, e);
            }
            failing = true;
        }
    }
}
