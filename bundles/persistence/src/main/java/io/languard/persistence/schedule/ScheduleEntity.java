package io.languard.persistence.schedule;

import io.languard.service.schedule.ScheduleDefinition;
import io.languard.spi.schedule.ScheduleRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code schedules}. */
@Entity
@Table(name = "schedules")
class ScheduleEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private int id;

    @Column(name = "server_id", updatable = false)
    private int serverId;

    /** JSON. */
    @Lob
    private String definition;

    private String owner;

    @Column(name = "saved_by")
    private String savedBy;

    @Column(name = "handled_until")
    private long handledUntil;

    protected ScheduleEntity() {}

    ScheduleEntity(ScheduleRecord schedule) {
        serverId = schedule.serverId();
        change(schedule);
    }

    final void change(ScheduleRecord schedule) {
        definition = ScheduleJson.write(schedule.definition());
        owner = schedule.owner();
        savedBy = schedule.savedBy();
        setHandledUntil(schedule.handledUntil());
    }

    final void setHandledUntil(Instant time) {
        handledUntil = time.toEpochMilli();
    }

    ScheduleRecord toRecord() {
        return new ScheduleRecord(
                id,
                serverId,
                ScheduleJson.read(definition, ScheduleDefinition.class),
                owner,
                savedBy,
                Instant.ofEpochMilli(handledUntil));
    }
}
