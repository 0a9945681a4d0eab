package io.languard.arma3.simulator.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogWriterTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ServerLogWriter log = new ServerLogWriter(out, () -> LocalDateTime.of(2021, 8, 28, 3, 5, 7));

    @Test
    void usesShortTimestampsUntilConfigured() {
        log.rpt("a");
        log.setTimestampFormats(TimeStampFormat.FULL, TimeStampFormat.NONE);
        log.rpt("b");
        log.console("c");
        log.raw("d");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(" 3:05:07 a\n2021/08/28, 03:05:07 b\nc\nd\n");
    }

    @Test
    void copiesOnlyTheConsoleAfterAByteOrderMark() throws Exception {
        Path copy = folder.resolve("logs/console.log");
        log.copyConsoleTo(copy);
        log.rpt("rpt");
        log.console("console");
        assertThat(Files.readString(copy)).isEqualTo("\ufeff 3:05:07 console\n");
    }

    @Test
    void writesNoRptAfterStop() {
        log.stopRpt();
        log.rpt("rpt");
        log.console("console");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(" 3:05:07 console\n");
    }
}
