package io.languard.service.event;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.languard.service.json.Timestamps;
import java.time.Instant;
import java.util.Map;

/**
 * A row of the audit trail as clients see it.
 *
 * @param detail JSON model; without network addresses unless the client may see them
 */
public record EventView(
        long id,
        String eventType,
        String actor,
        Map<String, Object> detail,
        @JsonFormat(pattern = Timestamps.MILLIS) Instant timestamp) {

    /** Returns the view of a row whose detail has been parsed. */
    public static EventView of(AuditRecord row, Map<String, Object> detail) {
        return new EventView(row.id(), row.type(), row.actor(), detail, row.time());
    }
}
