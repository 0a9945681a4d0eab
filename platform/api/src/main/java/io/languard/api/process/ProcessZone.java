package io.languard.api.process;

import io.languard.api.GameServer;
import java.time.ZoneId;
import java.time.zone.ZoneRules;

/**
 * The extension of {@link GameServer} that holds the time zone in which the server's process writes local times. It can
 * differ from the platform's own: a C library without time zone data, for instance, uses UTC.
 *
 * @param rules the offsets from UTC of the zone
 */
public record ProcessZone(ZoneRules rules) {

    /** Returns the zone of a server's process; the platform's own zone if that of the process is not known. */
    public static ZoneRules of(GameServer server) {
        return server.extension(ProcessZone.class).map(ProcessZone::rules).orElseGet(() -> ZoneId.systemDefault()
                .getRules());
    }
}
