package io.languard.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.persistence.testing.StoreFixture;
import io.languard.service.server.ServerDefinition;
import io.languard.service.server.ServerStatus;
import io.languard.service.user.Role;
import io.languard.service.user.ServerAccess;
import io.languard.spi.config.ConfigSectionRecord;
import io.languard.spi.server.ServerRecord;
import io.languard.spi.server.ServerRunState;
import io.languard.spi.user.UserRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;

/** Base class of the contract tests of all stores, which run on every database. */
abstract class StoreContract {

    static final Instant NOW = Instant.ofEpochMilli(1_800_000_000_123L);
    static final String EMOJI = "Ünï🦊 ж 名";

    private static final List<String> TABLES = List.of(
            "events",
            "config_sections",
            "server_mods",
            "mods",
            "servers",
            "jobs",
            "backups",
            "sessions",
            "users",
            "webhooks",
            "player_containers");

    /** Injected by {@link StoreExtension}. */
    StoreFixture storeFixture;

    StoreFixture fixture() {
        return storeFixture;
    }

    @BeforeEach
    void emptyTables() {
        for (String table : TABLES) {
            fixture().execute("DELETE FROM " + table);
        }
    }

    static ServerRecord server(String name) {
        return new ServerRecord(
                0,
                new ServerDefinition(name, "d", "arma3", "/opt/x", 2302, null, true, 3),
                new ServerRunState(ServerStatus.STOPPED, null, null, 0, null),
                NOW,
                NOW);
    }

    ServerRecord stored(String name) {
        return fixture().servers().insert(server(name), List.of());
    }

    static UserRecord user(String name, Role role) {
        return UserRecord.create(name, "hash", role, ServerAccess.ALL, NOW);
    }

    UserRecord storedUser(Role role) {
        return fixture().users().insert(user(UUID.randomUUID().toString(), role));
    }

    static ConfigSectionRecord section(String name, String values, int version) {
        return new ConfigSectionRecord(name, values, version, "1");
    }

    /** Runs all tasks concurrently and returns their results in order. */
    static <T> List<T> runConcurrently(List<Callable<T>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<T> task : tasks) {
                futures.add(threads.submit(() -> {
                    start.await();
                    return task.call();
                }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    static Consumer<Throwable> code(ErrorCode code) {
        return thrown -> assertThat(thrown).isInstanceOfSatisfying(LanguardException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }
}
