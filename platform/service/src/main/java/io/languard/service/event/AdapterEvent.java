package io.languard.service.event;

import java.util.Map;

/**
 * An event that an adapter reports, from a log or from one of its own routes.
 *
 * @param type in snake_case
 * @param detail values of the JSON model
 */
public record AdapterEvent(String type, Map<String, Object> detail) implements AuditEvent {}
