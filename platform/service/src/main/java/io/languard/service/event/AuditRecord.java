package io.languard.service.event;

import java.time.Instant;

/**
 * One row of the audit trail.
 *
 * @param id 0 before it is stored
 * @param serverId {@code null} for what belongs to no one server
 * @param detail JSON text of an object
 */
public record AuditRecord(long id, Integer serverId, String type, String actor, String detail, Instant time) {}
