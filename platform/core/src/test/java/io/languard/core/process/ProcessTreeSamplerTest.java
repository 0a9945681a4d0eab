package io.languard.core.process;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.core.process.ProcessTable.Entry;
import io.languard.spi.server.ProcessIdentity;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProcessTreeSamplerTest {

    private static final long ROOT = 7;
    private static final long MIB = 1024 * 1024;

    private final long start = System.nanoTime();
    private final ProcessTree tree =
            new ProcessTree(process(ROOT, 1, 0, 0).identity(), null, new ProcessSnapshots(new ProcessMark()), true);
    private final ProcessTreeSampler sampler = new ProcessTreeSampler(tree);

    @Test
    void theLoadIsThatOfTheTimeSinceTheLastSample() {
        assertThat(sampler.sample(after(3, process(ROOT, 1, 5000, 10)))).isEqualTo(new ResourceUsage(0, 10));
        assertThat(sampler.sample(after(6, process(ROOT, 1, 5600, 12)))).isEqualTo(new ResourceUsage(20, 12));
    }

    @Test
    void descendantsCountFromTheirStartAndOthersDoNot() {
        sampler.sample(after(1, process(ROOT, 1, 0, 10)));
        Entry child = process(8, ROOT, 300, 5);
        Entry grandchild = process(9, 8, 200, 1);
        Entry foreign = process(10, 1, 9000, 99);
        assertThat(sampler.sample(after(2, process(ROOT, 1, 0, 10), child, grandchild, foreign)))
                .isEqualTo(new ResourceUsage(50, 16));
    }

    @Test
    void aSnapshotThatArrivesLateChangesNothing() {
        sampler.sample(after(3, process(ROOT, 1, 0, 10)));
        ProcessSnapshot late = after(4, process(ROOT, 1, 1, 10));
        ResourceUsage usage = sampler.sample(after(5, process(ROOT, 1, 1000, 10), process(8, ROOT, 0, 1)));
        assertThat(sampler.sample(late)).isEqualTo(usage);
        // The child has lost its parent, but was seen.
        assertThat(tree.alive(after(6, process(8, 1, 0, 1)))).containsOnlyKeys(8L);
    }

    private ProcessSnapshot after(int seconds, Entry... processes) {
        return new ProcessSnapshot(
                start + Duration.ofSeconds(seconds).toNanos(),
                Stream.of(processes).collect(toMap(Entry::pid, identity())));
    }

    private static Entry process(long pid, long parent, long usedMillis, long mib) {
        ProcessIdentity identity = new ProcessIdentity(pid, "started");
        return new Entry(identity, parent, pid, 1, false, Duration.ofMillis(usedMillis), mib * MIB);
    }
}
