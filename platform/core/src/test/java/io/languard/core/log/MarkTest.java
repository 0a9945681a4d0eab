package io.languard.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkTest {

    @Test
    void whatIsWrittenIsRead() {
        Mark mark = new Mark("64:ffffffff", true, 4096, Long.MAX_VALUE, "#languard-0123-4567", Long.MAX_VALUE);
        assertThat(Mark.of(mark.text())).isEqualTo(mark);
        assertThat(mark.text().length()).isLessThanOrEqualTo(200);
    }

    @Test
    void anythingElseIsNothing() {
        assertThat(Mark.of(null)).isEqualTo(Mark.NONE);
        assertThat(Mark.of("")).isEqualTo(Mark.NONE);
        assertThat(Mark.of("r=x;t=y")).isEqualTo(Mark.NONE);
        assertThat(Mark.of("=;=;;")).isEqualTo(Mark.NONE);
    }
}
