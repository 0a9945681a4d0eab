package io.languard.logtail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CheckpointTest {

    @Test
    void writtenLinesAreRead() {
        Checkpoint checkpoint = new Checkpoint(
                "64:ffffffff", true, 4096, Long.MAX_VALUE, "#languard-0123-4567", Long.MAX_VALUE, Long.MAX_VALUE);
        assertThat(Checkpoint.parse(checkpoint.format())).isEqualTo(checkpoint);
        assertThat(checkpoint.format().length()).isLessThanOrEqualTo(200);
    }

    @Test
    void anythingElseIsParsedAsNone() {
        assertThat(Checkpoint.parse(null)).isEqualTo(Checkpoint.NONE);
        assertThat(Checkpoint.parse("")).isEqualTo(Checkpoint.NONE);
        assertThat(Checkpoint.parse("r=x;t=y")).isEqualTo(Checkpoint.NONE);
        assertThat(Checkpoint.parse("=;=;;")).isEqualTo(Checkpoint.NONE);
    }
}
