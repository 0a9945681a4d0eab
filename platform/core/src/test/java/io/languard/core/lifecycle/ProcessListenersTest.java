package io.languard.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.core.CoreExecutors;
import io.languard.core.metric.ResourceMonitor;
import io.languard.core.player.OnlinePlayerRegistry;
import io.languard.core.remote.RemoteSessionManager;
import io.languard.core.server.ProcessListener;
import io.languard.core.server.ServerInstance;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessListenersTest {

    private final List<String> calls = new ArrayList<>();

    @Test
    void remoteSessionsAreNotifiedBeforePlayers() {
        CoreExecutors threads = new CoreExecutors();
        try {
            ResourceMonitor resources = new ResourceMonitor(null, threads);
            RemoteSessionManager sessions = new RemoteSessionManager(null, null, null, null, threads);
            OnlinePlayerRegistry players = new OnlinePlayerRegistry(null, null, threads);

            assertThat(new ProcessListeners(resources, sessions, players).inOrder())
                    .containsExactly(resources, sessions, players);
        } finally {
            threads.stop();
        }
    }

    @Test
    void everyChangeReachesAllListenersInOrder() {
        ProcessListeners listeners = new ProcessListeners(List.of(new Recording("a"), new Recording("b")));

        listeners.processReady(null);
        listeners.processAdopted(null);
        listeners.processEnded(null);

        assertThat(calls).containsExactly("a ready", "b ready", "a adopted", "b adopted", "a ended", "b ended");
    }

    private final class Recording implements ProcessListener {

        private final String name;

        private Recording(String name) {
            this.name = name;
        }

        @Override
        public void processReady(ServerInstance server) {
            calls.add(name + " ready");
        }

        @Override
        public void processAdopted(ServerInstance server) {
            calls.add(name + " adopted");
        }

        @Override
        public void processEnded(ServerInstance server) {
            calls.add(name + " ended");
        }
    }
}
