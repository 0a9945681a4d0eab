package io.languard.core.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.spi.server.ProcessIdentity;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessMarkTest {

    private static final ProcessIdentity GAME = new ProcessIdentity(7, "started");

    private final Map<Long, String> environments = new HashMap<>();
    private long nanos;
    private int reads;
    private final ProcessMark marks = new ProcessMark(
            pid -> {
                reads++;
                return environments.getOrDefault(pid, "");
            },
            () -> nanos);

    @Test
    void aProcessThatIsBeingStartedGetsItsMarkWhenItExecutesItsProgram() {
        environments.put(7L, "PATH=/bin\0");
        assertThat(marks.of(GAME)).isEmpty();
        String mark = ProcessMark.create();
        environments.put(7L, "PATH=" + ProcessMark.addTo("/bin", mark) + "\0");
        assertThat(marks.of(GAME)).contains(mark);
        environments.put(7L, "PATH=/bin\0");
        assertThat(marks.of(GAME)).contains(mark);
    }

    @Test
    void aProcessThatStaysWithoutAMarkIsNotLookedAtForever() {
        environments.put(7L, "PATH=/bin\0");
        assertThat(marks.of(GAME)).isEmpty();
        nanos += Duration.ofSeconds(10).toNanos();
        assertThat(marks.of(GAME)).isEmpty();
        int before = reads;
        assertThat(marks.of(GAME)).isEmpty();
        assertThat(reads).isEqualTo(before);
    }

    @Test
    void processesThatHaveEndedAreForgotten() {
        String mark = ProcessMark.create();
        environments.put(7L, "PATH=" + ProcessMark.addTo("/bin", mark) + "\0");
        assertThat(marks.of(GAME)).contains(mark);
        marks.retain(Map.of());
        environments.clear();
        assertThat(marks.of(GAME)).isEmpty();
    }
}
