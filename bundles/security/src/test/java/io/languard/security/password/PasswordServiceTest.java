package io.languard.security.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.languard.service.user.RateLimitedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PasswordServiceTest {

    @Test
    void bcryptVerifiesItsHashes() {
        PasswordService passwordService = new PasswordService();
        String hash = passwordService.hash("sécret 😀");

        assertThat(hash).startsWith("$2b$11$").hasSize(60);
        assertThat(passwordService.matches("sécret 😀", hash)).isTrue();
        assertThat(passwordService.matches("sécret 😁", hash)).isFalse();
        assertThat(passwordService.matchesDummy("secret")).isFalse();
    }

    @Test
    void everyCharacterOfALongPasswordMatters() {
        BcryptPasswordHasher bcrypt = new BcryptPasswordHasher(4);
        String prefix = "😀".repeat(127);
        String hash = bcrypt.hash(prefix + "a");

        assertThat(bcrypt.matches(prefix + "a", hash)).isTrue();
        assertThat(bcrypt.matches(prefix + "b", hash)).isFalse();
        for (int length = 60; length < 80; length++) {
            String text = "x".repeat(length);
            assertThat(bcrypt.matches(text, bcrypt.hash(text))).isTrue();
            assertThat(bcrypt.matches(text + "y", bcrypt.hash(text))).isFalse();
        }
    }

    @Test
    void theDummyHashIsWellFormedAndMatchesNothing() {
        BcryptPasswordHasher bcrypt = new BcryptPasswordHasher(4);

        assertThat(bcrypt.dummyHash()).hasSize(60).startsWith("$2b$04$");
        assertThat(bcrypt.matches("", bcrypt.dummyHash())).isFalse();
    }

    @Test
    void generatedPasswordsDiffer() {
        assertThat(PasswordGenerator.generate()).hasSize(20).isNotEqualTo(PasswordGenerator.generate());
    }

    @Test
    void runsTwoAtATimeQueuesSomeAndRejectsTheRest() {
        SlowPasswordHasher slow = new SlowPasswordHasher();
        PasswordService passwordService = new PasswordService(slow, 60_000, 60_000);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<CompletableFuture<Boolean>> logins = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                logins.add(CompletableFuture.supplyAsync(() -> passwordService.matches("a", "b"), threads));
            }
            await().until(() -> slow.running.get() == 2
                    && logins.stream()
                                    .filter(CompletableFuture::isCompletedExceptionally)
                                    .count()
                            == 20); // 2 run, 8 wait
            assertThatExceptionOfType(RateLimitedException.class).isThrownBy(() -> passwordService.matches("a", "b"));

            slow.release.countDown();
            logins.forEach(login -> login.exceptionally(rejected -> false).join());

            assertThat(slow.maxRunning).hasValueLessThanOrEqualTo(2);
            assertThat(passwordService.matches("a", "b")).isTrue();
        } finally {
            slow.release.countDown();
            threads.shutdownNow();
        }
    }

    @Test
    void rejectsAfterTheQueueTimeout() {
        SlowPasswordHasher slow = new SlowPasswordHasher();
        PasswordService passwordService = new PasswordService(slow, 1, 1);
        ExecutorService threads = Executors.newCachedThreadPool();
        CompletableFuture<?>[] busy = {
            CompletableFuture.runAsync(() -> passwordService.matches("a", "b"), threads),
            CompletableFuture.runAsync(() -> passwordService.matches("a", "b"), threads),
            CompletableFuture.runAsync(() -> passwordService.hash("a"), threads)
        };
        try {
            await().until(() -> slow.running.get() == 3);
            assertThatExceptionOfType(RateLimitedException.class).isThrownBy(() -> passwordService.matches("a", "b"));
            assertThatExceptionOfType(RateLimitedException.class).isThrownBy(() -> passwordService.hash("a"));
        } finally {
            slow.release.countDown();
            CompletableFuture.allOf(busy).join();
            threads.shutdownNow();
        }
    }

    @Test
    void usersWhoAreLoggedInWaitForEachOtherButNotForLogins() {
        SlowPasswordHasher slow = new SlowPasswordHasher();
        PasswordService passwordService = new PasswordService(slow, 1, 60_000);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<CompletableFuture<String>> created = new ArrayList<>();
            CompletableFuture<?>[] logins = {
                CompletableFuture.runAsync(() -> passwordService.matches("a", "b"), threads),
                CompletableFuture.runAsync(() -> passwordService.matches("a", "b"), threads)
            };
            await().until(() -> slow.running.get() == 2);
            for (int i = 0; i < 9; i++) {
                created.add(CompletableFuture.supplyAsync(() -> passwordService.hash("a"), threads));
            }
            await().until(() -> slow.running.get() == 3);
            slow.release.countDown();
            CompletableFuture.allOf(logins).join();
            CompletableFuture.allOf(created.toArray(CompletableFuture[]::new)).join();
            assertThat(slow.maxRunning).hasValueLessThanOrEqualTo(3);
        } finally {
            slow.release.countDown();
            threads.shutdownNow();
        }
    }

    /** Blocks until released. */
    private static final class SlowPasswordHasher implements PasswordHasher {

        private final CountDownLatch release = new CountDownLatch(1);
        private final AtomicInteger running = new AtomicInteger();
        private final AtomicInteger maxRunning = new AtomicInteger();

        @Override
        public String hash(String password) {
            maxRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            running.decrementAndGet();
            return password;
        }

        @Override
        public boolean matches(String password, String hash) {
            hash(password);
            return true;
        }

        @Override
        public String dummyHash() {
            return "";
        }
    }
}
