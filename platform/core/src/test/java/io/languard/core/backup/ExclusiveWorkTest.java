package io.languard.core.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.error.LanguardException;
import io.languard.core.InMemoryStores;
import io.languard.core.TestCore;
import io.languard.service.job.Job;
import io.languard.service.job.JobState;
import io.languard.service.user.Permission;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ExclusiveWorkTest {

    @TempDir
    Path data;

    private final InMemoryStores memory = new InMemoryStores();
    private final Set<Integer> busy = ConcurrentHashMap.newKeySet();
    private final List<Integer> released = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private TestCore core;
    private int server;
    private ExclusiveWork work;

    @BeforeEach
    void start() {
        core = new TestCore(data, memory);
        server = core.create("one", null);
        work = new ExclusiveWork(core.jobs, busy, released::add);
    }

    @AfterEach
    void stop() {
        end.countDown();
        memory.unavailable = false;
        core.crash();
    }

    private Job startWaiting() {
        return work.start(
                "backup",
                core.serverRegistry.require(server),
                TestCore.ADMIN,
                Permission.SERVER_BACKUPS,
                control -> end.await());
    }

    @Test
    void nothingElseBeginsUntilAJobHasEnded() throws Exception {
        Job job = startWaiting();

        assertThatThrownBy(() -> work.requireFree(server)).isInstanceOf(LanguardException.class);
        assertThatThrownBy(this::startWaiting).isInstanceOf(LanguardException.class);
        assertThatThrownBy(() -> work.run(server, () -> {})).isInstanceOf(LanguardException.class);
        assertThat(released).isEmpty();

        end.countDown();
        assertThat(core.jobs.await(job.id()).state()).isEqualTo(JobState.SUCCEEDED);
        work.requireFree(server);
        assertThat(released).containsExactly(server);
    }

    @Test
    void aServerIsFreeAgainIfAJobCannotBeStarted() {
        memory.unavailable = true;

        assertThatThrownBy(this::startWaiting).isInstanceOf(LanguardException.class);

        work.requireFree(server);
        assertThat(released).containsExactly(server);
    }

    @Test
    void aServerIsFreeAgainAfterWorkThatFails() {
        assertThatThrownBy(() -> work.run(server, () -> {
                    assertThat(busy).containsExactly(server);
                    throw new IllegalStateException("failed");
                }))
                .hasMessage("failed");
        work.requireFree(server);
        assertThat(released).containsExactly(server);
    }

    @Test
    void anotherServerIsNotAffected() {
        startWaiting();
        work.requireFree(server + 1);
    }
}
