package io.languard.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.service.event.AuditRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

abstract class EventStoreContract extends StoreContract {

    @Test
    void queriesEventsNewestFirstInPages() {
        int server = stored("s").id();
        fixture()
                .events()
                .append(List.of(
                        event(server, "start", NOW),
                        event(server, "stop", NOW.plusMillis(2)),
                        event(server, "start", NOW.plusMillis(1)),
                        event(server, "kill", NOW.plusMillis(2))));

        assertThat(fixture().events().query(server, null, 10, 0))
                .extracting(AuditRecord::type)
                .containsExactly("kill", "stop", "start", "start");
        assertThat(fixture().events().query(server, null, 2, 1))
                .extracting(AuditRecord::type)
                .containsExactly("stop", "start");
        assertThat(fixture().events().query(server, "start", 10, 0))
                .extracting(AuditRecord::time)
                .containsExactly(NOW.plusMillis(1), NOW);
        assertThat(fixture().events().query(server, null, 10, 4)).isEmpty();
    }

    @Test
    void countsEventsAsItQueriesThem() {
        int server = stored("s").id();
        fixture()
                .events()
                .append(List.of(event(server, "start", NOW), event(server, "stop", NOW), event(null, "login", NOW)));

        assertThat(fixture().events().count(server, null)).isEqualTo(2);
        assertThat(fixture().events().count(server, "stop")).isEqualTo(1);
        assertThat(fixture().events().count(null, null)).isEqualTo(1);
        assertThat(fixture().events().count(null, "stop")).isZero();
    }

    @Test
    void readsBackEveryField() {
        int server = stored("s").id();
        AuditRecord event = new AuditRecord(0, server, "x_y", EMOJI, "{\"k\":\"" + EMOJI + "\"}", NOW);

        fixture().events().append(List.of(event));

        assertThat(fixture().events().query(server, "x_y", 1, 0))
                .singleElement()
                .usingRecursiveComparison()
                .ignoringFields("id")
                .isEqualTo(event);
    }

    @Test
    void queriesPlatformEventsSeparately() {
        int server = stored("s").id();
        fixture().events().append(List.of(event(server, "start", NOW), event(null, "login", NOW)));

        assertThat(fixture().events().query(null, null, 10, 0))
                .extracting(AuditRecord::type)
                .containsExactly("login");
        assertThat(fixture().events().query(null, "start", 10, 0)).isEmpty();
    }

    @Test
    void ignoresEventsOfDeletedServers() {
        int server = stored("s").id();

        fixture().events().append(List.of(event(987654, "start", NOW), event(server, "stop", NOW)));
        fixture().events().append(List.of());

        assertThat(fixture().queryValue("SELECT COUNT(*) FROM events")).isEqualTo("1");
    }

    @Test
    void aConcurrentServerDeletionLosesNoOtherEvents() throws Exception {
        for (int round = 0; round < 10; round++) {
            int doomed = stored("doomed").id();
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                tasks.add(() -> {
                    fixture().events().append(List.of(event(doomed, "a", NOW), event(null, "b", NOW)));
                    return null;
                });
            }
            tasks.add(() -> {
                fixture().servers().delete(doomed);
                return null;
            });

            runConcurrently(tasks);

            assertThat(fixture().events().query(doomed, null, 10, 0)).isEmpty();
        }
        assertThat(fixture().events().query(null, "b", 100, 0)).hasSize(60);
    }

    private static AuditRecord event(Integer server, String type, Instant time) {
        return new AuditRecord(0, server, type, "admin", "{}", time);
    }
}
