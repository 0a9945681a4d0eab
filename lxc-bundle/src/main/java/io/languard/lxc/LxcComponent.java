package io.languard.lxc;

import io.languard.api.world.CleanupResult;
import io.languard.api.world.World;
import io.languard.api.world.WorldControl;
import io.languard.api.world.WorldLoad;
import io.languard.api.world.WorldProvisioner;
import io.languard.api.world.WorldResult;
import io.languard.api.world.WorldStore;
import io.languard.lxc.engine.EngineEventClient;
import io.languard.lxc.engine.EngineHttpClient;
import io.languard.lxc.engine.RestEngine;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Offers worlds on the machine's LXD or Incus, whether or not it can be reached just now. */
@Component(
        service = {WorldProvisioner.class, WorldControl.class},
        immediate = true)
public class LxcComponent implements WorldProvisioner, WorldControl {

    private static final int WORKERS = 4;

    private final EngineHttpClient http;
    private final EngineEventClient events;
    private final ScheduledThreadPoolExecutor workers;
    private final Provisioner provisioner;
    private final EngineWatcher engineWatcher;

    @Activate
    public LxcComponent(BundleContext context, @Reference WorldStore store) {
        this(LxcSettings.from(context::getProperty), PlatformId.of(context::getProperty), store);
    }

    LxcComponent(LxcSettings settings, String platform, WorldStore store) {
        http = new EngineHttpClient(settings.engine());
        events = new EngineEventClient(http);
        workers = workers();
        provisioner =
                new Provisioner(new TaggingEngine(new RestEngine(http), platform), store, settings, Clock.systemUTC());
        engineWatcher = new EngineWatcher(events, provisioner, store, workers);
        http.start();
        events.start();
        engineWatcher.listen();
        engineWatcher.schedulePolling();
    }

    private static ScheduledThreadPoolExecutor workers() {
        AtomicInteger count = new AtomicInteger();
        ScheduledThreadPoolExecutor workers = new ScheduledThreadPoolExecutor(WORKERS, work -> {
            Thread thread = new Thread(work, "languard-worlds-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        workers.setRemoveOnCancelPolicy(true);
        return workers;
    }

    @Deactivate
    void stop() {
        workers.shutdownNow();
        events.close();
        http.close();
    }

    @Override
    public WorldResult ensureRunning(String player, String name) {
        return provisioner.ensureRunning(player, name);
    }

    @Override
    public WorldResult stop(String player) {
        return provisioner.stop(player);
    }

    @Override
    public CleanupResult cleanup() {
        return provisioner.cleanup();
    }

    @Override
    public List<World> list() {
        return provisioner.list();
    }

    @Override
    public WorldResult start(String player) {
        return provisioner.start(player);
    }

    @Override
    public WorldResult freeze(String player) {
        return provisioner.freeze(player);
    }

    @Override
    public WorldResult thaw(String player) {
        return provisioner.thaw(player);
    }

    @Override
    public WorldResult halt(String player) {
        return provisioner.halt(player);
    }

    @Override
    public WorldResult delete(String player) {
        return provisioner.delete(player);
    }

    @Override
    public WorldResult console(String player) {
        return provisioner.console(player);
    }

    @Override
    public WorldLoad load() {
        return provisioner.load();
    }
}
