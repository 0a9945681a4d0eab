package io.languard.core.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Errors of the JVM when it starts processes. */
class SpawnFailureTest {

    @Test
    void saysThatLanguardMustBeRestartedAfterAnUpdateOfJava() {
        IOException failure = new IOException(
                "Cannot run program \"/usr/bin/setsid\": error=0, Failed to exec spawn helper: pid: 4711, exit value: 1");

        assertThat(SpawnFailure.explain(failure))
                .hasMessageContaining("Java was updated")
                .hasMessageContaining("restarted")
                .hasCause(failure);
    }

    @Test
    void leavesOtherErrorsAsTheyAre() {
        IOException missing = new IOException("Cannot run program \"/x\": error=2, No such file or directory");
        IOException unknown = new IOException();

        assertThat(SpawnFailure.explain(missing)).isSameAs(missing);
        assertThat(SpawnFailure.explain(unknown)).isSameAs(unknown);
    }
}
