package io.languard.core.game;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.GameAdapter;
import io.languard.api.ban.BanManager;
import io.languard.core.CoreExecutors;
import io.languard.core.GameServices;
import io.languard.core.InMemoryBanManager;
import io.languard.core.InMemoryStores;
import io.languard.core.RecordingListener;
import io.languard.core.event.EventBus;
import io.languard.core.registry.AdapterRegistry;
import io.languard.service.event.PlatformEvent.GameUpdated;
import io.languard.service.game.GameSummary;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GamePublisherTest {

    private static final Map<String, Object> GAME = GameServices.properties("game", GameAdapter.class);

    private final CoreExecutors threads = new CoreExecutors();
    private final EventBus events = new EventBus(new InMemoryStores().eventStore, threads);
    private final AdapterRegistry registry = new AdapterRegistry(events, threads);
    private final RecordingListener recorded = new RecordingListener();
    private final GameAdapter adapter = () -> "Game";

    GamePublisherTest() {
        events.addListener(new GamePublisher(registry, new DisplayNameCache(threads), events));
        events.addListener(recorded);
    }

    @AfterEach
    void stop() {
        threads.stop();
    }

    private void awaitLast(GameSummary expected) {
        Awaitility.await().untilAsserted(() -> {
            List<GameUpdated> published = recorded.eventsOf(GameUpdated.class);
            assertThat(published).isNotEmpty();
            assertThat(published.get(published.size() - 1).game()).isEqualTo(expected);
        });
    }

    @Test
    void publishesTheGameWheneverItsAdapterOrACapabilityComesOrGoes() {
        InMemoryBanManager bans = new InMemoryBanManager();
        Map<String, Object> capability = GameServices.properties("game", BanManager.class);
        GameSummary plain = new GameSummary("game", "Game", "0.0.0", List.of());

        registry.bind(adapter, GAME);
        awaitLast(plain);
        registry.bind(bans, capability);
        Awaitility.await().untilAsserted(() -> assertThat(recorded.eventsOf(GameUpdated.class))
                .last()
                .satisfies(updated -> assertThat(updated.game().capabilities())
                        .extracting(each -> each.wireName())
                        .containsExactly("ban_manager")));
        registry.unbind(bans, capability);
        awaitLast(plain);
        registry.unbind(adapter, GAME);
        awaitLast(null);
    }
}
