package io.languard.core.world;

import io.languard.service.settings.Settings;
import java.time.Duration;

/**
 * How long calls into the provisioner may take. It limits every step by itself and knows better what it waits for; these
 * are for one that hangs, so that no thread and nobody who asks waits for ever.
 *
 * @param change of one world; an image that has to be fetched takes its time
 * @param cleanup of all that are long unused
 */
record WorldTimeouts(Duration change, Duration cleanup) {

    /** Of a question about records: a database that is out of reach is told of within 5 seconds. */
    static final Duration RECORDS = Duration.ofSeconds(10);

    private static final Duration ENGINE = Duration.ofMinutes(20);
    private static final Duration CLEANUP = Duration.ofHours(2);

    static WorldTimeouts of(Settings settings) {
        return new WorldTimeouts(ENGINE.plus(settings.addressTimeout()).plus(settings.readyPortTimeout()), CLEANUP);
    }
}
