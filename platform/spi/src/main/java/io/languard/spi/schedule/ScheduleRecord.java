package io.languard.spi.schedule;

import io.languard.service.schedule.ScheduleDefinition;
import java.time.Instant;

/**
 * A stored schedule.
 *
 * @param id 0 before it is stored
 * @param owner the reference to who saved it last, of {@link io.languard.service.user.ActorDirectory}
 * @param savedBy the name of who saved it last
 * @param handledUntil what was due until this time has run or been left out
 */
public record ScheduleRecord(
        int id, int serverId, ScheduleDefinition definition, String owner, String savedBy, Instant handledUntil) {

    /** Returns this schedule, handled until another time. */
    public ScheduleRecord withHandledUntil(Instant time) {
        return new ScheduleRecord(id, serverId, definition, owner, savedBy, time);
    }
}
