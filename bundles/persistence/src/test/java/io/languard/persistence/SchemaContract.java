package io.languard.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.languard.ports.event.StoredEvent;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

abstract class SchemaContract extends StoreContract {

    @Test
    void aMigrationThatWasCutOffIsFinished() {
        int server = stored("kept").id();
        // As a start leaves it that is killed after a change and before it has noted the change.
        bed().execute("DELETE FROM languard_schema");
        bed().execute("DELETE FROM languard_changelog WHERE id IN ('events', 'events_by_type', 'sessions')");
        bed().execute("DROP TABLE player_containers");
        bed().execute("DELETE FROM languard_changelog WHERE id = 'player_containers'");
        bed().execute("UPDATE languard_changelog_lock SET locked = 1, lockedby = 'gone'");

        bed().reopen();

        assertThat(bed().servers().list()).extracting(each -> each.id()).containsExactly(server);
        assertThat(bed().worlds().list()).isEmpty();
    }

    @Test
    void aDatabaseThatIsUpToDateIsLeftAlone() {
        // Liquibase would make the table of its own.
        bed().execute("DROP TABLE languard_changelog_lock");
        try {
            bed().reopen();

            assertThat(bed().servers().list()).isEmpty();
        } finally {
            bed().execute("DELETE FROM languard_schema");
            bed().reopen();
        }
        assertThat(bed().ask("SELECT COUNT(*) FROM languard_changelog_lock")).isEqualTo("1");
    }

    @Test
    void aCallOfAnInterruptedThreadSucceedsAndKeepsTheInterrupt() {
        Thread.currentThread().interrupt();

        stored("s");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(bed().servers().list()).hasSize(1);
    }

    @Test
    void interruptsInTheMiddleOfCallsHarmNobodyElse() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int i = 0; i < 100; i++) {
                Future<?> call = threads.submit(() ->
                        bed().events().append(List.of(new StoredEvent(0, null, "t", "a", "x".repeat(10_000), NOW))));
                try {
                    call.get(i % 10, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    call.cancel(true);
                }
            }
        } finally {
            threads.shutdown();
            assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }

        await().until(() -> bed().database().available());
        stored("s");
        assertThat(bed().servers().list()).hasSize(1);
    }
}
