package io.languard.lxc;

import io.languard.lxc.engine.EngineEventClient;
import io.languard.lxc.engine.EngineHttpClient;
import io.languard.lxc.engine.RestEngine;
import io.languard.world.WorldControl;
import io.languard.world.WorldProvisioner;
import io.languard.world.WorldSettings;
import io.languard.world.WorldStore;
import java.time.Clock;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Provisions worlds on the LXD or Incus of the settings; registered whether or not the engine is reachable. */
@Component(
        service = {WorldProvisioner.class, WorldControl.class},
        immediate = true)
public final class LxcComponent extends Provisioner {

    private static final int WORKERS = 4;

    private final EngineHttpClient http;
    private final EngineEventClient events;
    private final ScheduledThreadPoolExecutor workers = workers();

    @Activate
    public LxcComponent(BundleContext context, @Reference WorldStore store, @Reference WorldSettings settings) {
        this(LxcSettings.from(settings), PlatformId.of(context::getProperty), store);
    }

    LxcComponent(LxcSettings settings, String platform, WorldStore store) {
        this(new EngineHttpClient(settings.engine()), settings, platform, store);
    }

    private LxcComponent(EngineHttpClient http, LxcSettings settings, String platform, WorldStore store) {
        super(new TaggingEngine(new RestEngine(http), platform), store, settings, Clock.systemUTC());
        this.http = http;
        this.events = new EngineEventClient(http);
        http.start();
        events.start();
        EngineWatcher engineWatcher = new EngineWatcher(events, context(), reconciler(), workers);
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
    void deactivate() {
        workers.shutdownNow();
        events.close();
        http.close();
    }
}
