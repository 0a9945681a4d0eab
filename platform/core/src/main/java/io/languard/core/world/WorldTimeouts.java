package io.languard.core.world;

import io.languard.service.settings.Settings;
import java.time.Duration;

/**
 * Time limits for calls to the provisioner. The provisioner limits each of its own steps more precisely; these limits
 * only free threads and callers when it hangs.
 *
 * @param change limit for an operation on one world, which may include downloading an image
 * @param cleanup limit for removing all inactive worlds
 */
record WorldTimeouts(Duration change, Duration cleanup) {

    /** Limit for reading records. The store itself reports an unavailable database within 5 seconds. */
    static final Duration RECORDS = Duration.ofSeconds(10);

    private static final Duration ENGINE = Duration.ofMinutes(20);
    private static final Duration CLEANUP = Duration.ofHours(2);

    static WorldTimeouts of(Settings settings) {
        return new WorldTimeouts(ENGINE.plus(settings.addressTimeout()).plus(settings.readyPortTimeout()), CLEANUP);
    }
}
