package io.languard.arma3.simulator;

import io.languard.arma3.simulator.log.ServerLogWriter;
import io.languard.arma3.simulator.log.TimeStampFormat;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;

/** An in-memory log whose lines have no timestamps. */
public final class CapturedServerLog {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ServerLogWriter log = new ServerLogWriter(out, () -> LocalDateTime.of(2021, 8, 28, 3, 5, 7));

    public CapturedServerLog() {
        log.setTimestampFormats(TimeStampFormat.NONE, TimeStampFormat.NONE);
    }

    public ServerLogWriter log() {
        return log;
    }

    public List<String> lines() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
