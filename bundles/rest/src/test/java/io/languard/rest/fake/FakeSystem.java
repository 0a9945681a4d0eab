package io.languard.rest.fake;

import io.languard.service.system.DatabaseStatus;
import io.languard.service.system.SystemInfo;
import io.languard.service.system.SystemService;
import io.languard.service.system.SystemStatus;
import io.languard.service.user.Actor;
import java.time.Instant;
import java.util.List;

/** A fake whose database can be made unavailable. */
public final class FakeSystem implements SystemService, DatabaseStatus {

    public volatile boolean down;

    @Override
    public SystemStatus status(Actor actor) {
        return new SystemStatus("1.0.0", 1, 2, List.of("arma3"), 86400);
    }

    @Override
    public SystemInfo info(Actor actor) {
        return new SystemInfo(Instant.EPOCH, "17", 50, 256, "embedded", true);
    }

    @Override
    public boolean healthy() {
        return !down;
    }

    @Override
    public boolean available() {
        return !down;
    }

    @Override
    public String description() {
        return "none";
    }

    @Override
    public String pool() {
        return "none";
    }
}
