package io.languard.core.lifecycle;

import io.languard.core.metric.ResourceMonitor;
import io.languard.core.player.OnlinePlayerRegistry;
import io.languard.core.remote.RemoteSessionManager;
import io.languard.core.server.ProcessListener;
import io.languard.core.server.ServerInstance;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * All process listeners, in the order in which they are called. Remote sessions close before the players' sessions end;
 * otherwise a late player list would bring back players of a game that has ended.
 */
@Component(service = ProcessListeners.class)
public class ProcessListeners implements ProcessListener {

    private final List<ProcessListener> inOrder;

    @Activate
    public ProcessListeners(
            @Reference ResourceMonitor resources,
            @Reference RemoteSessionManager sessions,
            @Reference OnlinePlayerRegistry players) {
        this(List.of(resources, sessions, players));
    }

    ProcessListeners(List<ProcessListener> inOrder) {
        this.inOrder = inOrder;
    }

    List<ProcessListener> inOrder() {
        return inOrder;
    }

    @Override
    public void processReady(ServerInstance server) {
        inOrder.forEach(listener -> listener.processReady(server));
    }

    @Override
    public void processAdopted(ServerInstance server) {
        inOrder.forEach(listener -> listener.processAdopted(server));
    }

    @Override
    public void processEnded(ServerInstance server) {
        inOrder.forEach(listener -> listener.processEnded(server));
    }
}
