package io.languard.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.languard.service.ban.Ban;
import io.languard.service.event.AuditRecord;
import io.languard.service.user.Role;
import io.languard.spi.server.ServerRecord;
import io.languard.spi.user.UserRecord;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

abstract class SchemaContract extends StoreContract {

    @Test
    void completesAnInterruptedMigration() {
        int server = stored("kept").id();
        // Simulates a start that was killed after a change, before the change was recorded.
        fixture().execute("DELETE FROM languard_schema");
        fixture().execute("DELETE FROM languard_changelog WHERE id IN ('events', 'events_by_type', 'sessions')");
        fixture().execute("DROP TABLE player_containers");
        fixture().execute("DELETE FROM languard_changelog WHERE id = 'player_containers'");
        fixture().execute("UPDATE languard_changelog_lock SET locked = 1, lockedby = 'gone'");

        fixture().reopen();

        assertThat(fixture().servers().list()).extracting(each -> each.id()).containsExactly(server);
        assertThat(fixture().worlds().list()).isEmpty();
    }

    @Test
    void addsColumnsOfLaterReleases() {
        ServerRecord server = stored("kept");
        UserRecord user = storedUser(Role.VIEWER);
        // The schema of the first release.
        fixture().execute("ALTER TABLE servers DROP COLUMN launch");
        fixture().execute("ALTER TABLE bans DROP COLUMN listed_as");
        fixture().execute("DROP TABLE user_grants");
        fixture().execute("DROP TABLE api_keys");
        fixture().execute("DROP TABLE user_totp");
        fixture().execute("DROP TABLE recovery_codes");
        fixture().execute("ALTER TABLE users DROP COLUMN servers");
        fixture().execute("ALTER TABLE users DROP COLUMN disabled");
        fixture()
                .execute("DELETE FROM languard_changelog WHERE id IN"
                        + " ('servers_launch', 'bans_listed_as', 'users_servers', 'users_disabled', 'user_grants',"
                        + " 'api_keys', 'user_grants_key', 'user_grants_of_key', 'user_totp', 'recovery_codes')");
        fixture().execute("DELETE FROM languard_schema");

        fixture().reopen();

        assertThat(fixture().servers().list()).containsExactly(server);
        assertThat(fixture().users().list()).containsExactly(user);
        ServerRecord launched = server.withRunState(state -> state.withLaunch("v1:launch"));
        fixture().servers().updateRunState(launched);
        assertThat(fixture().servers().list()).containsExactly(launched);
        Ban ban = new Ban(0, server.id(), "ann", "Ann", "", "admin", NOW, null, true, "10.0.0.1");
        assertThat(fixture().bans().save(List.of(ban)))
                .isEqualTo(fixture().bans().list(server.id()))
                .extracting(Ban::listedAs)
                .containsExactly("10.0.0.1");
    }

    @Test
    void doesNotRunLiquibaseOnAnUpToDateDatabase() {
        // Liquibase would recreate this table.
        fixture().execute("DROP TABLE languard_changelog_lock");
        try {
            fixture().reopen();

            assertThat(fixture().servers().list()).isEmpty();
        } finally {
            fixture().execute("DELETE FROM languard_schema");
            fixture().reopen();
        }
        assertThat(fixture().queryValue("SELECT COUNT(*) FROM languard_changelog_lock"))
                .isEqualTo("1");
    }

    @Test
    void aCallOnAnInterruptedThreadSucceedsAndPreservesTheInterrupt() {
        Thread.currentThread().interrupt();

        stored("s");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(fixture().servers().list()).hasSize(1);
    }

    @Test
    void interruptsDuringCallsDoNotAffectOthers() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int i = 0; i < 100; i++) {
                Future<?> call = threads.submit(() -> fixture()
                        .events()
                        .append(List.of(new AuditRecord(0, null, "t", "a", "x".repeat(10_000), NOW))));
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

        await().until(() -> fixture().database().available());
        stored("s");
        assertThat(fixture().servers().list()).hasSize(1);
    }
}
