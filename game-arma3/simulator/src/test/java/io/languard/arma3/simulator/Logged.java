package io.languard.arma3.simulator;

import io.languard.arma3.simulator.log.ServerLog;
import io.languard.arma3.simulator.log.TimeStampFormat;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;

/** A log in memory whose lines carry no time. */
public final class Logged {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ServerLog log = new ServerLog(out, () -> LocalDateTime.of(2021, 8, 28, 3, 5, 7));

    public Logged() {
        log.stamps(TimeStampFormat.NONE, TimeStampFormat.NONE);
    }

    public ServerLog log() {
        return log;
    }

    public List<String> lines() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
