package io.languard.core.lifecycle;

import io.languard.service.settings.ContainerProcess;
import io.languard.service.settings.Settings;
import io.languard.service.user.Actor;
import java.time.Duration;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops all games when the framework is about to stop, if the settings say so. The framework calls this before it stops
 * the first bundle, so adapters, logs and the database still work.
 */
@Component(
        service = {},
        immediate = true)
public final class ExitListener implements SynchronousBundleListener {

    private static final Logger LOG = LoggerFactory.getLogger(ExitListener.class);
    private static final long SYSTEM_BUNDLE = 0;

    private final AllServersStopper servers;
    private final Optional<Duration> timeout;
    private final BundleContext context;

    @Activate
    public ExitListener(@Reference AllServersStopper servers, @Reference Settings settings, BundleContext context) {
        this.servers = servers;
        this.timeout = settings.gamesAtExit(ContainerProcess.isMain());
        this.context = context;
        context.addBundleListener(this);
    }

    @Deactivate
    void stop() {
        context.removeBundleListener(this);
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        if (event.getType() == BundleEvent.STOPPING && event.getBundle().getBundleId() == SYSTEM_BUNDLE) {
            timeout.ifPresent(this::stopGames);
        }
    }

    private void stopGames(Duration limit) {
        try {
            servers.beginEnd();
            int count =
                    servers.stop(Actor.supervisor(), "Languard is ending", true).size();
            if (count > 0) {
                LOG.info("Stopping {} servers within {} s", count, limit.toSeconds());
                servers.awaitEnd(limit);
            }
        } catch (RuntimeException e) {
            LOG.error("Failed to stop the servers", e); // the platform ends nevertheless
        }
    }
}
