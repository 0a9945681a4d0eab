package io.languard.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.core.CoreExecutors;
import io.languard.core.InMemoryStores;
import io.languard.core.access.GrantAuthorizer;
import io.languard.service.event.AdapterEvent;
import io.languard.service.event.AuditRecord;
import io.languard.service.event.AuditTrailService;
import io.languard.service.event.LifecycleAuditEvent.Crashed;
import io.languard.service.event.LifecycleAuditEvent.StartFailed;
import io.languard.service.event.PlatformEvent;
import io.languard.service.user.Actor;
import io.languard.service.user.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuditTrailServiceImplTest {

    static final Actor ADMIN = Actor.user("admin", Role.ADMIN);
    static final Actor VIEWER = Actor.user("viewer", Role.VIEWER);

    final CoreExecutors threads = new CoreExecutors();
    final InMemoryStores memory = new InMemoryStores();
    final EventBus eventBus = new EventBus(memory.eventStore, threads);
    final AuditTrailService trail = new AuditTrailServiceImpl(new GrantAuthorizer(), eventBus);

    @AfterEach
    void stop() {
        eventBus.stop();
        threads.stop();
    }

    @Test
    void onlyAdminsSeeTheAddressesInEventsOfAServer() {
        Map<String, Object> detail = Map.of("address", "203.0.113.9", "guid", "203.0.113.9", "name", "One");
        eventBus.publish(new PlatformEvent.Audited(1, "game", new AdapterEvent("seen", detail), Instant.now()));
        assertThat(trail.list(VIEWER, 1, null, 10, 0).get(0).detail()).isEqualTo(Map.of("name", "One"));
        assertThat(trail.list(ADMIN, 1, null, 10, 0).get(0).detail()).isEqualTo(detail);
    }

    @Test
    void addressesInsideTextsAreMasked() {
        Map<String, Object> detail =
                Map.of("command", "ban 203.0.113.9 0 cheats", "lines", List.of("[2001:db8::9]:1 left"));
        eventBus.publish(new PlatformEvent.Audited(1, "game", new AdapterEvent("seen", detail), Instant.now()));
        assertThat(trail.list(VIEWER, 1, null, 10, 0).get(0).detail())
                .isEqualTo(Map.of("command", "ban *** 0 cheats", "lines", List.of("[***] left")));
        assertThat(trail.list(ADMIN, 1, null, 10, 0).get(0).detail()).isEqualTo(detail);
    }

    @Test
    void addressesInTheReasonAndTheLinesOfAFailureAreMasked() {
        List<String> lines = List.of("One (203.0.113.9:2304) left", "bye");
        eventBus.publish(PlatformEvent.Audited.now(
                1, Actor.supervisor(), new Crashed(1, 7L, "exit code 1: 203.0.113.9 left", lines)));
        eventBus.publish(
                PlatformEvent.Audited.now(1, Actor.supervisor(), new StartFailed("203.0.113.9 is in use", lines)));
        assertThat(trail.list(VIEWER, 1, null, 10, 0)).hasSize(2).allSatisfy(event -> assertThat(event.detail())
                .containsEntry("last_lines", List.of("One (***) left", "bye"))
                .hasEntrySatisfying(
                        "reason",
                        reason -> assertThat((String) reason).contains("***").doesNotContain("203.0.113.9")));
        assertThat(trail.list(ADMIN, 1, null, 10, 0))
                .allSatisfy(event -> assertThat(event.detail()).containsEntry("last_lines", lines));
    }

    @Test
    void aDamagedRowDoesNotMakeTheListUnreadable() {
        memory.eventStore.append(List.of(new AuditRecord(0, 1, "seen", "game", "no json", Instant.now())));
        assertThat(trail.list(VIEWER, 1, null, 10, 0)).singleElement().satisfies(event -> {
            assertThat(event.eventType()).isEqualTo("seen");
            assertThat(event.detail()).isEmpty();
        });
    }
}
