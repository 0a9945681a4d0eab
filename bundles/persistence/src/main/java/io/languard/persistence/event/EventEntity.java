package io.languard.persistence.event;

import io.languard.service.event.AuditRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code events}. */
@Entity
@Table(name = "events")
class EventEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Column(name = "server_id")
    private @Nullable Integer serverId;

    private String type;

    private String actor;

    @Lob
    private String detail;

    @Column(name = "occurred_at")
    private long occurredAt;

    protected EventEntity() {}

    EventEntity(AuditRecord event) {
        serverId = event.serverId();
        type = event.type();
        actor = event.actor();
        detail = event.detail();
        occurredAt = event.time().toEpochMilli();
    }

    AuditRecord toRecord() {
        return new AuditRecord(id, serverId, type, actor, detail, Instant.ofEpochMilli(occurredAt));
    }
}
